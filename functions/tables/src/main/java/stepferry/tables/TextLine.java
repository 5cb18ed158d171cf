package stepferry.tables;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A row in the bulk form, which is alike on all engines: fields between tabs, a backslash before what would end one. */
public final class TextLine {
    private TextLine() {}

    /**
     * The key of a row that {@link Rows#read} handed over.
     *
     * @param key columns of the selection that are never null
     */
    public static List<String> key(RowSelection selection, List<String> key, byte[] row) {
        return key.stream().map(column -> field(row, selection.columns().indexOf(column))).toList();
    }

    private static String field(byte[] line, int index) {
        int at = 0;
        for (int skipped = 0; skipped < index; at++) {
            if (line[at] == '\t') {
                skipped++;
            }
        }
        var value = new ByteArrayOutputStream();
        for (; line[at] != '\t' && line[at] != '\n'; at++) {
            value.write(line[at] == '\\' ? plain(line[++at]) : line[at]);
        }
        return value.toString(StandardCharsets.UTF_8);
    }

    private static byte plain(byte escaped) {
        return (byte) switch (escaped) {
            case '0' -> 0;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0b;
            default -> escaped;
        };
    }
}
