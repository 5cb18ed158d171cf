package stepferry.model.rules;

import java.util.Objects;

/**
 * A column whose values are keys of another table's rows, whether or not the database knows.
 *
 * @param table            the table that points
 * @param column           its column that holds the key
 * @param referencedTable  the table that is pointed at
 * @param referencedColumn the column of the key there
 * @param form             how the key stands in the column
 */
public record RowReference(String table, String column, String referencedTable, String referencedColumn, Form form) {
    /** How keys stand in a column. */
    public enum Form {
        /** The value is the key. */
        VALUE,
        /** The value is a list, and each element is a key. */
        ELEMENTS,
        /** The value is a text of keys between slashes, as trees keep the way to a node. */
        PATH
    }

    public RowReference {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(referencedTable, "referencedTable");
        Objects.requireNonNull(referencedColumn, "referencedColumn");
        Objects.requireNonNull(form, "form");
    }

    /** A column whose value is the key. */
    public static RowReference value(String table, String column, String referencedTable, String referencedColumn) {
        return new RowReference(table, column, referencedTable, referencedColumn, Form.VALUE);
    }
}
