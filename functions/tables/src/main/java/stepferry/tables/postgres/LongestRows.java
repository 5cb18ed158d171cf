package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.quote;
import static stepferry.tables.Identifiers.quoteAll;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import stepferry.tables.LongRow;
import stepferry.tables.RowSelection;

/** Looks for rows that are too long, by what their heads say: no long value is read for that. */
final class LongestRows {
    /** No value is compressed to less than this part of it. */
    private static final int COMPRESSION = 256;
    private static final String OUTSIDE = """
            select coalesce(pg_relation_size(nullif(reltoastrelid, 0)), 0) as bytes from pg_class where oid = to_regclass(?)""";
    private static final String VARYING = """
            select attname::text as name, atttypid::regtype::text as type from pg_attribute
            where attrelid = to_regclass(?) and attnum > 0 and not attisdropped and attlen = -1""";

    private final Sql sql;
    private final RowSelection selection;
    private final long most;

    LongestRows(Sql sql, RowSelection selection, long most) {
        this.sql = sql;
        this.selection = selection;
        this.most = most;
    }

    void refuse(List<String> key) {
        if (outside() < most / COMPRESSION) {
            return;
        }
        var length = length();
        if (!length.isEmpty()) {
            var known = key.isEmpty() ? "null::text" : "row(" + quoteAll(key) + ")::text";
            sql.one(what(), "select " + known + " as k, " + length + " as bytes from " + new Selected(selection).from()
                            + " where " + length + " > ? limit 1",
                    most).ifPresent(row -> {
                        throw LongRow.refused(selection.table(), key, Optional.ofNullable(row.get("k", String.class)),
                                row.get("bytes", Long.class), most);
                    });
        }
    }

    /** How much of the table's values lies outside its rows. */
    private long outside() {
        return sql.one(what(), OUTSIDE, quote(selection.table())).map(row -> row.get("bytes", Long.class)).orElse(0L);
    }

    private String length() {
        return sql.rows(what(), VARYING, quote(selection.table())).stream()
                .filter(column -> selection.columns().contains((String) column.get("name")))
                .filter(column -> selection.maskOf((String) column.get("name")).isEmpty())
                .map(column -> "coalesce(" + length(quote((String) column.get("name")), (String) column.get("type")) + ", 0)::bigint")
                .collect(Collectors.joining(" + "));
    }

    private String length(String column, String type) {
        return switch (type) {
            case "text", "character varying" -> "octet_length(" + column + ")";
            case "bytea" -> "2 * octet_length(" + column + ")::bigint";
            // Of other types only what may be too long is looked at.
            default -> "case when pg_column_size(" + column + ") > " + most / COMPRESSION + " then octet_length(" + column + "::text) end";
        };
    }

    private String what() {
        return "looking for long rows in table '" + selection.table() + "'";
    }
}
