package stepferry.tables.postgres;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A row as COPY writes it in its text form. */
final class CopyLine {
    private CopyLine() {}

    /** The value of a field, which is not null. */
    static String field(byte[] line, int index) {
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
