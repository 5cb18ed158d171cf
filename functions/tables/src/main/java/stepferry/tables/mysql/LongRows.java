package stepferry.tables.mysql;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Rows that are too long for LOAD DATA, one by one. */
final class LongRows {
    private final Session session;
    private final String verb;
    private final List<TypedColumn> columns;

    /** @param verb what is done with the rows: INSERT INTO or REPLACE INTO, and the table, quoted */
    LongRows(Session session, String verb, List<TypedColumn> columns) {
        this.session = session;
        this.verb = verb;
        this.columns = columns;
    }

    /** @return how many */
    long insert(List<byte[]> lines) throws SQLException {
        if (lines.isEmpty()) {
            return 0;
        }
        var names = columns.stream().map(TypedColumn::quoted).collect(Collectors.joining(", "));
        var values = columns.stream().map(column -> value(column.form())).collect(Collectors.joining(", "));
        try (var statement = session.connection().prepareStatement(verb + " (" + names + ") values (" + values + ")")) {
            for (var line : lines) {
                bind(statement, line);
                statement.executeUpdate();
            }
        }
        return lines.size();
    }

    private static String value(ValueForm form) {
        return switch (form) {
            case TEXT -> "convert(? using utf8mb4)";
            case BITS -> "cast(? as unsigned)";
            case PLAIN, FLOATING, LABEL, BYTES -> "?";
        };
    }

    private void bind(PreparedStatement statement, byte[] line) throws SQLException {
        int start = 0;
        for (int i = 0; i < columns.size(); i++) {
            int end = start;
            while (line[end] != '\t' && line[end] != '\n') {
                end++;
            }
            bind(statement, i + 1, columns.get(i).form(), line, start, end);
            start = end + 1;
        }
    }

    private static void bind(PreparedStatement statement, int place, ValueForm form, byte[] line, int start, int end) throws SQLException {
        if (end - start == 2 && line[start] == '\\' && line[start + 1] == 'N') {
            statement.setString(place, null);
            return;
        }
        switch (form) {
            case BYTES -> statement.setBytes(place, HexFormat.of().parseHex(new String(line, start, end - start, StandardCharsets.US_ASCII)));
            case TEXT -> statement.setBytes(place, plain(line, start, end));
            case LABEL -> statement.setString(place, label(plain(line, start, end)));
            case PLAIN, FLOATING, BITS -> statement.setString(place, new String(plain(line, start, end), StandardCharsets.UTF_8));
        }
    }

    private static String label(byte[] text) {
        return text.length == 1 && text[0] == 0 ? "0" : new String(text, StandardCharsets.UTF_8);
    }

    /** The field without what keeps it from ending a field or a line. */
    private static byte[] plain(byte[] line, int start, int end) {
        var plain = new ByteArrayOutputStream(end - start);
        for (int i = start; i < end; i++) {
            plain.write(line[i] == '\\' ? meant(line[++i]) : line[i]);
        }
        return plain.toByteArray();
    }

    private static byte meant(byte letter) {
        return switch (letter) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case '0' -> 0;
            default -> letter;
        };
    }
}
