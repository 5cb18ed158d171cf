package stepferry.tables.mysql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import stepferry.model.ErrorCode;
import stepferry.model.Unavailable;

/** Looks up what columns are made of. */
final class TypedColumns {
    private static final String QUERY = """
            select column_name as name, lower(data_type) as type, coalesce(character_set_name, '') as charset
            from information_schema.columns where table_schema = %s and table_name = ?""";
    private static final Set<String> UNICODE = Set.of("utf8mb4", "utf8mb3", "utf8", "ascii");

    private TypedColumns() {}

    /** The columns in the order asked for. */
    static List<TypedColumn> of(Session session, String table, List<String> names) {
        return named(session.rows("looking at the columns of table '" + table + "'", QUERY.formatted("database()"), table), table, names);
    }

    /** Those of a table of another database. */
    static List<TypedColumn> of(Session session, String schema, String table, List<String> names) {
        return named(session.rows("looking at the columns of table '" + table + "'", QUERY.formatted("?"), schema, table), table, names);
    }

    /** Those of a temporary table, which the catalogue does not list. */
    static List<TypedColumn> ofTemporary(Session session, String quoted, List<String> names) {
        return named(session.rows("looking at the columns of " + quoted, "show full columns from " + quoted).stream()
                .map(row -> Map.<String, Object>of("name", row.get("Field"),
                        "type", ((String) row.get("Type")).replaceFirst("[ (].*$", "").toLowerCase(Locale.ROOT),
                        "charset", Objects.requireNonNullElse((String) row.get("Collation"), "").replaceFirst("_.*$", "")))
                .toList(), quoted, names);
    }

    private static List<TypedColumn> named(List<Map<String, Object>> columns, String table, List<String> names) {
        var known = columns.stream()
                .map(row -> column((String) row.get("name"), (String) row.get("type"), (String) row.get("charset")))
                .collect(Collectors.toMap(TypedColumn::name, Function.identity()));
        names.stream().filter(name -> !known.containsKey(name)).findFirst().ifPresent(name -> {
            throw new Unavailable(ErrorCode.DATABASE_BUSY, "Table '" + table + "' has no column '" + name
                    + "' any more: its structure changed meanwhile; it may succeed when tried again");
        });
        return names.stream().map(known::get).toList();
    }

    private static TypedColumn column(String name, String type, String charset) {
        var form = ValueForm.of(type);
        return new TypedColumn(name, form, form == ValueForm.TEXT && UNICODE.contains(charset));
    }
}
