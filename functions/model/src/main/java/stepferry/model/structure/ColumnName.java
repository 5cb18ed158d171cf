package stepferry.model.structure;

import java.util.Objects;

/** A column of a table or view of the schema. */
public record ColumnName(String table, String column) {
    public ColumnName {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
    }
}
