package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.quote;
import static stepferry.tables.Identifiers.quoteAll;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import stepferry.model.TableDigest;
import stepferry.model.rules.Counter;
import stepferry.tables.Rows;

/** Rows in a temporary table. Values are compared as images ({@code *<>}), which works for types without equality, too. */
final class PostgresStage implements Rows.Stage {
    private static final String NAME = "stepferry_stage";
    private static final String STAGE = "pg_temp." + quote(NAME);
    private static final String SURROGATE = """
            select a.attname::text as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
            where i.indrelid = to_regclass(?) and i.indisprimary and i.indnkeyatts = 1
                and a.atttypid in ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)""";

    private final Sql sql;
    private final PostgresRows rows;
    private final String table;
    private final List<String> columns;

    private PostgresStage(Sql sql, PostgresRows rows, String table, List<String> columns) {
        this.sql = sql;
        this.rows = rows;
        this.table = table;
        this.columns = columns;
    }

    static PostgresStage beside(Sql sql, PostgresRows rows, String table, List<String> columns) {
        sql.run("staging rows of table '" + table + "'", "create temporary table " + STAGE + " on commit drop as select "
                + quoteAll(columns) + " from only " + quote(table) + " with no data");
        return new PostgresStage(sql, rows, table, columns);
    }

    @Override
    public long write(InputStream in) {
        return rows.copyIn(table, STAGE, columns, in);
    }

    @Override
    public void keepCounters(Counter counters) {
        lift(counters);
        addOwn(counters);
    }

    private void lift(Counter counters) {
        var lifted = new ArrayList<>(counters.along());
        lifted.add(counters.value());
        var set = lifted.stream().map(c -> quote(c) + " = t." + quote(c)).collect(Collectors.joining(", "));
        var value = quote(counters.value());
        sql.run("keeping the counters of table '" + table + "'", "update " + STAGE + " as s set " + set + " from (" + highest(counters)
                + ") as t where " + identical(counters.identity()) + " and (t." + value + " > s." + value
                + " or s." + value + " is null and t." + value + " is not null)");
    }

    /** Counters that only the target has. The source may have given their number to another counter: then they take a new one. */
    private void addOwn(Counter counters) {
        var surrogate = sql.one("looking at table '" + table + "'", SURROGATE, quote(table)).map(row -> row.get("name", String.class));
        var values = columns.stream().map(c -> surrogate.filter(c::equals).map(this::free).orElse("t." + quote(c)))
                .collect(Collectors.joining(", "));
        sql.run("keeping the counters of table '" + table + "'", "insert into " + STAGE + " (" + quoteAll(columns) + ") select " + values
                + " from (" + highest(counters) + ") as t where not exists (select from " + STAGE + " as s where "
                + identical(counters.identity()) + ")");
    }

    private String free(String number) {
        var taken = "select " + quote(number) + " as number from ";
        return "case when exists (" + taken + STAGE + " as s where s." + quote(number) + " = t." + quote(number)
                + ") then (select max(number) from (" + taken + STAGE + " union all " + taken + "only " + quote(table)
                + ") as taken) + row_number() over (order by t." + quote(number) + ") else t." + quote(number) + " end";
    }

    /** Nothing need keep an application from holding one counter twice. */
    private String highest(Counter counters) {
        var identity = quoteAll(counters.identity());
        return "select distinct on (" + identity + ") * from only " + quote(table)
                + " order by " + identity + ", " + quote(counters.value()) + " desc nulls last";
    }

    @Override
    public TableDigest digest() {
        return Digests.of(sql, STAGE, columns);
    }

    @Override
    public long alike(List<String> key) {
        return sql.one(merging(), "select count(*) as n from " + STAGE + " as s join only " + quote(table) + " as t on " + same(key)
                        + " where " + image("s") + " *= " + image("t"))
                .orElseThrow().get("n", Long.class);
    }

    @Override
    public long removeDiffering(List<String> key) {
        return sql.run(merging(), "delete from only " + quote(table) + " as t using " + STAGE + " as s where " + same(key)
                + " and " + image("s") + " *<> " + image("t"));
    }

    @Override
    public long addMissing(List<String> key) {
        return sql.run(merging(), insert() + missing(key));
    }

    @Override
    public long addAdmitted(List<String> key) {
        return sql.run(merging(), insert() + missing(key) + " on conflict do nothing");
    }

    @Override
    public long addAll() {
        return sql.run(merging(), insert());
    }

    @Override
    public void drop() {
        sql.run("dropping the stage of table '" + table + "'", "drop table " + STAGE);
    }

    private String insert() {
        return "insert into " + quote(table) + " (" + quoteAll(columns) + ") overriding system value select " + quoteAll(columns)
                + " from " + STAGE + " as s";
    }

    private String missing(List<String> key) {
        return " where not exists (select from only " + quote(table) + " as t where " + same(key) + ")";
    }

    private String merging() {
        return "merging rows into table '" + table + "'";
    }

    // Without the cast PostgreSQL compares two rows that are written out column by column, which no image operator can do.
    private String image(String alias) {
        return columns.stream().map(c -> alias + "." + quote(c)).collect(Collectors.joining(", ", "row(", ")::record"));
    }

    private static String identical(List<String> columns) {
        return columns.stream().map(c -> "s." + quote(c) + " is not distinct from t." + quote(c)).collect(Collectors.joining(" and "));
    }

    private static String same(List<String> key) {
        return key.stream().map(c -> "s." + quote(c) + " = t." + quote(c)).collect(Collectors.joining(" and "));
    }
}
