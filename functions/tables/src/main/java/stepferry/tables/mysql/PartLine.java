package stepferry.tables.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a row as a line of a part: fields with tabs between them, {@code \N} for null, bytes as hexadecimal digits, and a backslash
 * before what would end a field or a line. This is what LOAD DATA reads.
 */
final class PartLine {
    private static final byte[] NULL = {'\\', 'N'};
    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};
    private static final int KEPT = 1 << 20;

    private final List<TypedColumn> columns;
    private byte[] line = new byte[1024];
    private int length;

    PartLine(List<TypedColumn> columns) {
        this.columns = columns;
    }

    /** The result's current row. */
    byte[] of(ResultSet row) throws SQLException {
        length = 0;
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                put((byte) '\t');
            }
            put(columns.get(i).form(), row.getBytes(i + 1));
        }
        put((byte) '\n');
        var whole = Arrays.copyOf(line, length);
        if (line.length > KEPT) {
            line = new byte[KEPT];
        }
        return whole;
    }

    private void put(ValueForm form, byte[] value) {
        if (value == null) {
            room(NULL.length);
            line[length++] = NULL[0];
            line[length++] = NULL[1];
        } else if (form == ValueForm.BYTES) {
            putDigits(value);
        } else {
            putText(value);
        }
    }

    private void put(byte one) {
        room(1);
        line[length++] = one;
    }

    private void putDigits(byte[] value) {
        room(2L * value.length);
        for (byte each : value) {
            line[length++] = DIGITS[(each >> 4) & 0xF];
            line[length++] = DIGITS[each & 0xF];
        }
    }

    private void putText(byte[] value) {
        room(2L * value.length);
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

    private void room(long more) {
        long needed = length + more;
        if (needed > line.length) {
            line = Arrays.copyOf(line, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * line.length)));
        }
    }
}
