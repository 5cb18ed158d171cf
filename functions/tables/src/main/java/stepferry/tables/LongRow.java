package stepferry.tables;

import java.util.List;
import java.util.Optional;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/** A row that is too long to be carried. */
public final class LongRow {
    private static final long MEGABYTE = 1L << 20;

    private LongRow() {}

    /**
     * The error.
     *
     * @param key what tells which row it is, if anything does
     * @param bytes how long it is, as text
     */
    public static Rejected refused(String table, List<String> key, Optional<String> value, long bytes, long most) {
        var which = value.map(known -> "The row " + String.join(", ", key) + " = " + known).orElse("A row");
        return new Rejected(ErrorCode.ROW_TOO_LARGE, which + " of table '" + table + "' is " + bytes / MEGABYTE + " MB long as text, and"
                + " this function's memory allows " + most / MEGABYTE + " MB: give the function more memory, shorten the row,"
                + " or leave it out by a filter")
                .at("table", table);
    }

    /** The last net: memory ran out where no row was known to be too long. */
    public static Rejected outOfMemory(String table, OutOfMemoryError e) {
        return new Rejected(ErrorCode.ROW_TOO_LARGE, "The function's memory (" + Runtime.getRuntime().maxMemory() / MEGABYTE
                + " MB) is too small for the rows of table '" + table + "': give the function more, shorten the table's longest rows, "
                + "or leave them out by a filter", e).at("table", table);
    }
}
