package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.quote;
import static stepferry.tables.Identifiers.quoteAll;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import stepferry.model.KeyCuts;

/** Cuts a table by a sample of its pages. */
final class Splitting {
    /** Of as many pages a sample is close enough. */
    private static final int PAGES = 300;
    /** Below that the rows of a stretch lie all over the table, and reading one stretch is reading nearly all pages. */
    private static final double ORDERLY = 0.9;
    /** The place of a row in the table's file. */
    static final String PLACE = "ctid";

    private static final String LIE = """
            select greatest(pg_relation_size(to_regclass(?)) / current_setting('block_size')::int, 1)::bigint as pages, coalesce((
                select abs(correlation) from pg_stats where schemaname = current_schema() and tablename = ? and attname = ?), 0)::float8 as lie""";

    private final Sql sql;
    private final String table;
    private final List<String> key;

    Splitting(Sql sql, String table, List<String> key) {
        this.sql = sql;
        this.table = table;
        this.key = key;
    }

    KeyCuts into(int most) {
        var found = sql.one(splitting(), LIE, quote(table), table, key.isEmpty() ? "" : key.getFirst()).orElseThrow();
        long pages = found.get("pages", Long.class);
        if (!key.isEmpty() && found.get("lie", Double.class) >= ORDERLY) {
            return new KeyCuts(key, most == 1 ? List.of() : bounds(most, Math.min(100, 100.0 * PAGES / pages)));
        }
        return new KeyCuts(List.of(PLACE), LongStream.range(1, most).mapToObj(i -> List.of("(" + pages * i / most + ",0)")).toList());
    }

    private List<List<String>> bounds(int most, double percent) {
        var texts = key.stream().map(column -> quote(column) + "::text").collect(Collectors.joining(", "));
        var order = quoteAll(key);
        return sql.rows(splitting(), "select array[" + texts + "] as bound from (select " + order + ", row_number() over (order by " + order
                        + ") as r, count(*) over () as n from only " + quote(table) + " tablesample system (" + percent
                        + ") repeatable (1)) as sample where r > 1 and (r - 1) * " + most + " / n <> (r - 2) * " + most + " / n order by " + order)
                .stream()
                .map(row -> List.of((String[]) row.get("bound")))
                .toList();
    }

    private String splitting() {
        return "looking at how table '" + table + "' lies";
    }
}
