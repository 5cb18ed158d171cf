package stepferry.model.rules;

import java.util.Objects;

/**
 * A column whose values are keys of another table's rows, whether or not the database knows.
 *
 * @param table            the table that points
 * @param column           its column that holds the key
 * @param referencedTable  the table that is pointed at
 * @param referencedColumn the column of the key there
 */
public record RowReference(String table, String column, String referencedTable, String referencedColumn) {
    public RowReference {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(referencedTable, "referencedTable");
        Objects.requireNonNull(referencedColumn, "referencedColumn");
    }
}
