package stepferry.model.rules;

import java.util.Objects;

/**
 * Where an application keeps its environment variables.
 *
 * @param table      the table; its rows are the environment's own and never in a package
 * @param name       the column of the name
 * @param type       the column that tells plain values from secrets
 * @param value      the column of the value
 * @param secretType the word in the type column that marks a secret
 */
public record VariableStore(String table, String name, String type, String value, String secretType) {
    public VariableStore {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(secretType, "secretType");
    }
}
