package stepferry.tables;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import stepferry.model.rules.Mask;
import stepferry.model.structure.Column;

/**
 * Which rows of a table are meant, and with which values.
 *
 * @param filter a condition in the database's own SQL that rows must meet
 * @param masked the columns whose values stay where they are
 */
public record RowSelection(String table, List<String> columns, Optional<String> filter, List<MaskedColumn> masked) {
    public RowSelection {
        Objects.requireNonNull(table, "table");
        columns = List.copyOf(columns);
        Objects.requireNonNull(filter, "filter");
        masked = List.copyOf(masked);
    }

    /** A column and what stands for its value. */
    public record MaskedColumn(Column column, Mask mask) {
        public MaskedColumn {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(mask, "mask");
        }
    }

    /** Every row as it is. */
    public static RowSelection all(String table, List<String> columns) {
        return new RowSelection(table, columns, Optional.empty(), List.of());
    }

    /** Whether this is every row as it is. */
    public boolean whole() {
        return filter.isEmpty() && masked.isEmpty();
    }

    /** What stands for the column's value, if not the value itself. */
    public Optional<MaskedColumn> maskOf(String column) {
        return masked.stream().filter(each -> each.column().name().equals(column)).findFirst();
    }
}
