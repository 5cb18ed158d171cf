package stepferry.tables.mysql;

import static stepferry.tables.mysql.Backticks.quote;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import stepferry.tables.LongRow;
import stepferry.tables.RowSelection;

/** Looks for rows that are too long, where a column can hold such values and the table is large enough to. */
final class LongestRows {
    private static final String LONG_COLUMNS = """
            select column_name as name, data_type as type from information_schema.columns
            where table_schema = database() and table_name = ? and data_type in ('longtext', 'longblob', 'json')""";

    private final Session session;
    private final RowSelection selection;
    private final long most;

    LongestRows(Session session, RowSelection selection, long most) {
        this.session = session;
        this.selection = selection;
        this.most = most;
    }

    void refuse(List<String> key) {
        var length = length();
        if (!length.isEmpty()) {
            var known = key.isEmpty() ? "null" : "concat('(', concat_ws(',', " + quoted(key) + "), ')')";
            session.one(what(), "select convert(" + known + " using utf8mb4) as k, " + length + " as bytes from "
                    + Selected.of(session, selection).from("") + " where " + length + " > " + most + " limit 1").ifPresent(row -> {
                        throw LongRow.refused(selection.table(), key, Optional.ofNullable(row.get("k", String.class)),
                                row.get("bytes", Number.class).longValue(), most);
                    });
        }
    }

    private static String quoted(List<String> key) {
        return key.stream().map(column -> "t." + quote(column)).collect(Collectors.joining(", "));
    }

    private String length() {
        return session.rows(what(), LONG_COLUMNS, selection.table()).stream()
                .filter(column -> selection.columns().contains((String) column.get("name")))
                .filter(column -> selection.maskOf((String) column.get("name")).isEmpty())
                .map(column -> "ifnull(" + factor((String) column.get("type")) + "length(t." + quote((String) column.get("name")) + "), 0)")
                .collect(Collectors.joining(" + "));
    }

    /** Bytes are written as two digits each. */
    private static String factor(String type) {
        return type.equals("longblob") ? "2 * " : "";
    }

    private String what() {
        return "looking for long rows in table '" + selection.table() + "'";
    }
}
