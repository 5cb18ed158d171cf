package stepferry.model.variables;

import java.util.Objects;

/**
 * A row that names a variable.
 *
 * @param table the row's table
 * @param key the row's primary key, as {@code column=value, …}; empty without one
 */
public record VariableUse(String table, String key) {
    public VariableUse {
        Objects.requireNonNull(table);
        Objects.requireNonNull(key);
    }

    @Override
    public String toString() {
        return key.isEmpty() ? table : table + " (" + key + ")";
    }
}
