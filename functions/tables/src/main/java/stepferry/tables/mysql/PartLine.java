package stepferry.tables.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/**
 * Writes a row as a line of a part: fields with tabs between them, {@code \N} for null, bytes as hexadecimal digits, and a backslash
 * before what would end a field or a line. This is what LOAD DATA reads.
 */
final class PartLine {
    private static final byte[] NULL = {'\\', 'N'};
    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final List<TypedColumn> columns;
    private byte[] line = {};
    private int length;

    PartLine(List<TypedColumn> columns) {
        this.columns = columns;
    }

    /**
     * The result's current row.
     *
     * @throws Rejected with ROW_TOO_LARGE if it is longer than an array can be
     */
    byte[] of(ResultSet row) throws SQLException {
        var values = new byte[columns.size()][];
        long needed = columns.size();
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getBytes(i + 1);
            needed += lengthOf(columns.get(i).form(), values[i]);
        }
        // Of the very length: a line that grows would be there twice, and one line may take most of the memory.
        line = new byte[checked(needed)];
        length = 0;
        for (int i = 0; i < values.length; i++) {
            put(columns.get(i).form(), values[i]);
            line[length++] = (byte) (i + 1 < values.length ? '\t' : '\n');
            values[i] = null;
        }
        return line;
    }

    private static int checked(long needed) {
        if (needed > LONGEST) {
            throw new Rejected(ErrorCode.ROW_TOO_LARGE, "A row is " + needed + " bytes long as text, and " + LONGEST + " is the most");
        }
        return (int) needed;
    }

    private static long lengthOf(ValueForm form, byte[] value) {
        if (value == null) {
            return NULL.length;
        }
        return form == ValueForm.BYTES ? 2L * value.length : value.length + escapes(value);
    }

    private static long escapes(byte[] value) {
        long found = 0;
        for (byte each : value) {
            found += escaped(each) == 0 ? 0 : 1;
        }
        return found;
    }

    private void put(ValueForm form, byte[] value) {
        if (value == null) {
            line[length++] = NULL[0];
            line[length++] = NULL[1];
        } else if (form == ValueForm.BYTES) {
            putDigits(value);
        } else {
            putText(value);
        }
    }

    private void putDigits(byte[] value) {
        for (byte each : value) {
            line[length++] = DIGITS[(each >> 4) & 0xF];
            line[length++] = DIGITS[each & 0xF];
        }
    }

    private void putText(byte[] value) {
        for (byte each : value) {
            byte escaped = escaped(each);
            if (escaped != 0) {
                line[length++] = '\\';
            }
            line[length++] = escaped == 0 ? each : escaped;
        }
    }

    /** Bytes of UTF-8 beyond ASCII never look like one of these. */
    private static byte escaped(byte plain) {
        return switch (plain) {
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\\' -> '\\';
            case 0 -> '0';
            default -> 0;
        };
    }
}
