package stepferry.tables;

import java.util.List;

/**
 * The columns by which two rows are the same one.
 *
 * @param natural whether null is a value as any other, and equal is what reads the same; else the columns are the primary
 *     key's, and equal is what the database takes for equal
 */
public record RowKey(List<String> columns, boolean natural) {
    public RowKey {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("A key has at least one column");
        }
    }

    public static RowKey primary(List<String> columns) {
        return new RowKey(columns, false);
    }

    public static RowKey natural(List<String> columns) {
        return new RowKey(columns, true);
    }
}
