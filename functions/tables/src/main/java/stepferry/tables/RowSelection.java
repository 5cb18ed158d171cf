package stepferry.tables;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import stepferry.model.ErrorCode;
import stepferry.model.KeyRange;
import stepferry.model.Rejected;
import stepferry.model.StepferryException;
import stepferry.model.rules.Mask;
import stepferry.model.structure.Column;

/**
 * Which rows of a table are meant, and with which values.
 *
 * @param filter a condition in the database's own SQL that rows must meet
 * @param masked the columns whose values stay where they are
 * @param range the stretch of the table that is meant; the rows are then read in the order of its key
 */
public record RowSelection(
        String table, List<String> columns, Optional<String> filter, List<MaskedColumn> masked, Optional<KeyRange> range) {
    public RowSelection {
        Objects.requireNonNull(table, "table");
        columns = List.copyOf(columns);
        Objects.requireNonNull(filter, "filter");
        masked = List.copyOf(masked);
        Objects.requireNonNull(range, "range");
    }

    /** In no order. */
    public RowSelection(String table, List<String> columns, Optional<String> filter, List<MaskedColumn> masked) {
        this(table, columns, filter, masked, Optional.empty());
    }

    /** A column and what stands for its value. */
    public record MaskedColumn(Column column, Mask mask) {
        public MaskedColumn {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(mask, "mask");
        }

        /** The error that the mask does not suit the column's type. */
        public Rejected refused(String table, String why) {
            return new Rejected(ErrorCode.RULE_NOT_APPLICABLE, "Column '" + column.name() + "' of table '" + table + "' (" + column.type()
                    + ") cannot be masked by '" + mask.word() + "': " + why).at("table", table).at("column", column.name());
        }
    }

    /** Every row as it is. */
    public static RowSelection all(String table, List<String> columns) {
        return new RowSelection(table, columns, Optional.empty(), List.of());
    }

    /** Whether this is every row as it is, in no order. */
    public boolean whole() {
        return plain() && range.isEmpty();
    }

    /** Whether no row is left out and no value masked. */
    public boolean plain() {
        return filter.isEmpty() && masked.isEmpty();
    }

    /** The same, of a stretch of the table. */
    public RowSelection within(KeyRange stretch) {
        return new RowSelection(table, columns, filter, masked, Optional.of(stretch));
    }

    /** What it means that the database refused the selection: its filter, unless it is away or keeps its rows to itself. */
    public StepferryException refused(StepferryException cause) {
        return cause.code() == ErrorCode.PERMISSION_MISSING || cause.code() == ErrorCode.DATABASE_UNREACHABLE
                ? cause
                : new Rejected(ErrorCode.RULE_NOT_APPLICABLE, "The filter of table '" + table
                        + "' is no condition that the source understands: " + cause.getMessage(), cause).at("table", table);
    }

    /** What stands for the column's value, if not the value itself. */
    public Optional<MaskedColumn> maskOf(String column) {
        return masked.stream().filter(each -> each.column().name().equals(column)).findFirst();
    }
}
