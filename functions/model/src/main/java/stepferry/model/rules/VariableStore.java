package stepferry.model.rules;

import java.util.Objects;
import java.util.Optional;

/**
 * A table in which an application keeps its environment variables.
 *
 * @param table      the table; its rows are the environment's own and never in a package
 * @param name       the column of the name
 * @param type       the column that tells plain values from secrets, if there is one
 * @param value      the column of the value
 * @param plainType  the word in the type column that marks a plain value
 * @param secretType the word in the type column that marks a secret
 */
public record VariableStore(String table, String name, Optional<String> type, String value, String plainType, String secretType) {
    public VariableStore {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(plainType, "plainType");
        Objects.requireNonNull(secretType, "secretType");
    }
}
