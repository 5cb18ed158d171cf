package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.literal;
import static stepferry.tables.Identifiers.quote;
import static stepferry.tables.Identifiers.quoteAll;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import stepferry.model.KeyCuts;
import stepferry.model.structure.Column;
import stepferry.model.structure.Table;

/**
 * The cuts of a table as SQL.
 *
 * @param types of the key's columns
 */
record CutKey(Sql sql, KeyCuts cuts, List<String> types) {
    private static final Pattern SORTABLE = Pattern.compile(
            "(smallint|integer|bigint|numeric|uuid|date|timestamp|text|character varying).*(?<!])");
    private static final String TYPES = """
            select attname::text as name, format_type(atttypid, atttypmod) as type from pg_attribute
            where attrelid = to_regclass(?) and attnum > 0 and not attisdropped""";

    /** The key of a table whose order PostgreSQL can tell apart from any other by a binary search; empty if there is none. */
    static List<String> of(Table table) {
        var key = table.primaryKey().stream().map(name -> table.column(name).orElseThrow()).toList();
        boolean sortable = key.stream().allMatch(column -> column.userType().isEmpty() && SORTABLE.matcher(column.type()).matches());
        // Rows of several columns are compared in the default collation.
        boolean plain = key.size() == 1 || key.stream().allMatch(column -> column.collation().isEmpty());
        return sortable && plain ? key.stream().map(Column::name).toList() : List.of();
    }

    static CutKey of(Sql sql, String table, KeyCuts cuts) {
        var known = sql.rows("looking at the key of table '" + table + "'", TYPES, quote(table)).stream()
                .collect(Collectors.toMap(row -> (String) row.get("name"), row -> (String) row.get("type"), (a, b) -> a));
        return new CutKey(sql, cuts, cuts.columns().stream().map(column -> known.getOrDefault(column, "text")).toList());
    }

    int count() {
        return cuts.count();
    }

    /** The number of the stretch that a row lies in, counted from 0. */
    String stretch() {
        var key = single() ? quote(cuts.columns().getFirst()) : "row(" + quoteAll(cuts.columns()) + ")";
        return "width_bucket(" + key + ", " + cuts.bounds().stream().map(this::value).collect(Collectors.joining(", ", "array[", "]")) + ")";
    }

    /** Another server may sort text by other rules. */
    boolean ascending() {
        var values = cuts.bounds().stream().map(bound -> "(" + value(bound) + ")").collect(Collectors.joining(", "));
        return sql.one("comparing keys", "select coalesce(bool_and(a < b), true) as ascending from (select b, lag(b) over () as a from (values "
                        + values + ") as bounds(b)) as pairs").orElseThrow()
                .get("ascending", Boolean.class);
    }

    private String value(List<String> bound) {
        var values = IntStream.range(0, bound.size()).mapToObj(i -> literal(bound.get(i)) + "::" + types.get(i)).collect(Collectors.joining(", "));
        return single() ? values : "row(" + values + ")";
    }

    private boolean single() {
        return cuts.columns().size() == 1;
    }
}
