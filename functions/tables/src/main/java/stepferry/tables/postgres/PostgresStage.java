package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.literal;
import static stepferry.tables.Identifiers.quote;
import static stepferry.tables.Identifiers.quoteAll;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import stepferry.model.KeyRange;
import stepferry.model.TableDigest;
import stepferry.model.rules.Counter;
import stepferry.model.rules.RowReference;
import stepferry.tables.Contrast;
import stepferry.tables.KeyMap;
import stepferry.tables.NameHash;
import stepferry.tables.RowKey;
import stepferry.tables.Stage;
import stepferry.tables.WholeRows;

/** Rows in a temporary table, or in one where they wait. Values are compared as images ({@code *<>}), which works for types without equality, too. */
final class PostgresStage implements Stage {
    private static final int SAMPLES = 5;
    private static final String DEFERRED_UNIQUE = """
            select exists (select from pg_index where indrelid = to_regclass(?) and not indimmediate) as deferred""";
    private static final String SURROGATE = """
            select a.attname::text as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
            where i.indrelid = to_regclass(?) and i.indisprimary and i.indnkeyatts = 1
                and a.atttypid in ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)""";

    private final Sql sql;
    private final PostgresRows rows;
    private final String table;
    private final List<String> columns;
    private final String stage;
    private final boolean lasting;
    private final List<PostgresKeys> maps = new ArrayList<>();
    private boolean counted;

    private PostgresStage(Sql sql, PostgresRows rows, String table, List<String> columns, String stage, boolean lasting) {
        this.sql = sql;
        this.rows = rows;
        this.table = table;
        this.columns = columns;
        this.stage = stage;
        this.lasting = lasting;
    }

    static PostgresStage beside(Sql sql, PostgresRows rows, String table, List<String> columns) {
        var stage = new PostgresStage(sql, rows, table, columns, temporary("stage", table), false);
        sql.run("staging rows of table '" + table + "'", "create temporary table " + stage.name() + " on commit drop as select "
                + quoteAll(columns) + " from only " + quote(table) + " with no data");
        return stage;
    }

    /** Beside a table that has only some of the columns alike; of the others any value is a text. */
    static PostgresStage apart(Sql sql, PostgresRows rows, String table, List<String> columns, List<String> shared) {
        var stage = new PostgresStage(sql, rows, table, columns, temporary("stage", table), false);
        var others = columns.stream().filter(column -> !shared.contains(column)).map(column -> quote(column) + " text").toList();
        var staging = "staging rows of table '" + table + "'";
        if (shared.isEmpty()) {
            sql.run(staging, "create temporary table " + stage.name() + " (" + String.join(", ", others) + ") on commit drop");
        } else {
            sql.run(staging, "create temporary table " + stage.name() + " on commit drop as select " + quoteAll(shared) + " from only "
                    + quote(table) + " with no data");
            sql.runAll(staging, others.stream().map(column -> "alter table " + stage.name() + " add column " + column).toList());
        }
        return stage;
    }

    /** @param stage the table where the rows wait, quoted; it stays when the stage is dropped */
    static PostgresStage waiting(Sql sql, PostgresRows rows, String table, List<String> columns, String stage) {
        return new PostgresStage(sql, rows, table, columns, stage, true);
    }

    /** A name of its own for each table, whatever the table's name and length. */
    static String temporary(String what, String table) {
        return "pg_temp." + quote("stepferry_" + what + "_" + NameHash.of(table));
    }

    String name() {
        return stage;
    }

    String table() {
        return table;
    }

    List<String> columns() {
        return columns;
    }

    /** The same waiting rows beside another table of the same columns. */
    PostgresStage over(String other) {
        return new PostgresStage(sql, rows, other, columns, stage, true);
    }

    @Override
    public Contrast contrast(Optional<RowKey> key, List<String> compared) {
        return key.<Contrast>map(by -> new PostgresContrast(sql, this, by, compared)).orElseGet(() -> whole(compared));
    }

    private Contrast whole(List<String> compared) {
        return new WholeRows((waiting, standing) -> surplus(compared, waiting, standing),
                compared.isEmpty() ? Optional.empty() : Optional.of(new PostgresContrast(sql, this, RowKey.natural(compared), compared)));
    }

    private long surplus(List<String> compared, int waiting, int standing) {
        return sql.one("comparing rows with table '" + table + "'", "select coalesce(sum(n), 0)::bigint as n from (select sum(w) as n from ("
                        + "select " + hash(compared, "s") + " as h, " + waiting + " as w from " + name() + " as s union all select "
                        + hash(compared, "t") + ", " + standing + " from only " + quote(table)
                        + " as t) as rows group by h having sum(w) > 0) as surplus")
                .orElseThrow().get("n", Long.class);
    }

    private static String hash(List<String> compared, String alias) {
        return compared.stream().map(c -> alias + "." + quote(c)).collect(Collectors.joining(", ", "md5(row(", ")::text)"));
    }

    @Override
    public long write(InputStream in) {
        counted = false;
        return rows.copyIn(table, stage, columns, in, false);
    }

    /** Nobody else counts the rows of a temporary table, and a join that takes it for empty can take minutes. */
    String counted() {
        if (!counted) {
            sql.run("counting rows of table '" + table + "'", "analyze " + stage);
            counted = true;
        }
        return stage;
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
        sql.run("keeping the counters of table '" + table + "'", "update " + stage + " as s set " + set + " from (" + highest(counters)
                + ") as t where " + identical(counters.identity()) + " and (t." + value + " > s." + value
                + " or s." + value + " is null and t." + value + " is not null)");
    }

    /** Counters that only the target has. The source may have given their number to another counter: then they take a new one. */
    private void addOwn(Counter counters) {
        var surrogate = sql.one("looking at table '" + table + "'", SURROGATE, quote(table)).map(row -> row.get("name", String.class));
        var values = columns.stream().map(c -> surrogate.filter(c::equals).map(this::free).orElse("t." + quote(c)))
                .collect(Collectors.joining(", "));
        sql.run("keeping the counters of table '" + table + "'", "insert into " + stage + " (" + quoteAll(columns) + ") select " + values
                + " from (" + highest(counters) + ") as t where not exists (select from " + stage + " as s where "
                + identical(counters.identity()) + ")");
    }

    private String free(String number) {
        var taken = "select " + quote(number) + " as number from ";
        return "case when exists (" + taken + stage + " as s where s." + quote(number) + " = t." + quote(number)
                + ") then (select max(number) from (" + taken + stage + " union all " + taken + "only " + quote(table)
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
        return new Digests(sql).of(stage, columns);
    }

    @Override
    public long rows() {
        return sql.one(merging(), "select count(*) as n from " + stage).orElseThrow().get("n", Long.class);
    }

    @Override
    public void keepColumns(RowKey key, List<String> kept) {
        var set = kept.stream().map(c -> quote(c) + " = t." + quote(c)).collect(Collectors.joining(", "));
        sql.run("keeping columns of table '" + table + "'", "update " + counted() + " as s set " + set + " from only " + quote(table)
                + " as t where " + same(key));
    }

    @Override
    public KeyMap keys(String column) {
        var map = PostgresKeys.of(sql, this, column);
        maps.add(map);
        return map;
    }

    @Override
    public void follow(RowReference reference, KeyMap keys) {
        var column = "s." + quote(reference.column());
        sql.run("following keys in table '" + table + "'", "update " + stage + " as s set " + quote(reference.column()) + " = "
                + PostgresPointer.followed(reference.form(), column, ((PostgresKeys) keys).name()) + " where " + column + " is not null");
    }

    @Override
    public List<String> astray(RowReference reference, KeyMap keys) {
        var column = "s." + quote(reference.column());
        return sql.rows("looking for keys in table '" + table + "'", "select distinct e.v::text as k from " + stage + " as s cross join lateral "
                        + PostgresPointer.keys(reference.form(), column) + " as e(v) where e.v is not null and e.v::text <> '' and not exists"
                        + " (select from " + ((PostgresKeys) keys).name() + " as m where m.source::text = e.v::text) order by k limit " + SAMPLES)
                .stream()
                .map(row -> (String) row.get("k"))
                .toList();
    }

    @Override
    public long alike(RowKey key) {
        return sql.one(merging(), "select count(*) as n from " + counted() + " as s join only " + quote(table) + " as t on " + same(key)
                        + " where " + image("s", columns) + " *= " + image("t", columns))
                .orElseThrow().get("n", Long.class);
    }

    @Override
    public long removeDiffering(RowKey key) {
        return sql.run(merging(), "delete from only " + quote(table) + " as t using " + counted() + " as s where "
                + differs(key, columns));
    }

    @Override
    public long removeAbsent(RowKey key, Optional<String> filter, List<KeyRange> stretches) {
        return sql.run(merging(), "delete from only " + quote(table) + " as t" + absent(key, filter, stretches));
    }

    @Override
    public long addMissing(RowKey key) {
        return sql.run(merging(), insert() + missing(key));
    }

    @Override
    public long addAdmitted(RowKey key) {
        var deferred = sql.one(merging(), DEFERRED_UNIQUE, quote(table)).orElseThrow().get("deferred", Boolean.class);
        return deferred ? addAdmittedOneByOne(key) : sql.run(merging(), insert() + missing(key) + " on conflict do nothing");
    }

    /** PostgreSQL refuses ON CONFLICT for a table that has a deferrable unique constraint. */
    private long addAdmittedOneByOne(RowKey key) {
        var loop = """
                declare r record;
                begin
                    for r in select s.* from %s as s %s loop
                        begin
                            insert into %s (%s) overriding system value values (%s);
                        exception when unique_violation or exclusion_violation then null;
                        end;
                    end loop;
                end""".formatted(stage, missing(key), quote(table), quoteAll(columns),
                columns.stream().map(c -> "r." + quote(c)).collect(Collectors.joining(", ")));
        sql.run(merging(), "set constraints all immediate");
        long before = rowsOfTable();
        sql.runAll(merging(), List.of("do " + literal(loop)));
        return rowsOfTable() - before;
    }

    private long rowsOfTable() {
        return sql.one(merging(), "select count(*) as n from only " + quote(table)).orElseThrow().get("n", Long.class);
    }

    @Override
    public long addAll() {
        return sql.run(merging(), insert());
    }

    @Override
    public void drop() {
        maps.forEach(PostgresKeys::drop);
        if (lasting) {
            return;
        }
        sql.run("dropping the stage of table '" + table + "'", "drop table " + stage);
    }

    private String insert() {
        return "insert into " + quote(table) + " (" + quoteAll(columns) + ") overriding system value select " + quoteAll(columns)
                + " from " + counted() + " as s";
    }

    /** Of waiting rows s, those whose key the table does not have. */
    String missing(RowKey key) {
        return " where not exists (select from only " + quote(table) + " as t where " + same(key) + ")";
    }

    /** Of rows t of the table, those whose key no waiting row has. */
    String absent(RowKey key, Optional<String> filter, List<KeyRange> stretches) {
        return " where not exists (select from " + counted() + " as s where " + same(key) + ")"
                + filter.map(condition -> " and (" + condition + "\n)").orElse("")
                + (stretches.isEmpty() ? "" : " and " + Stretch.any("t.", stretches));
    }

    /** That a waiting row s and a row t of the table are the same and differ. */
    String differs(RowKey key, List<String> compared) {
        return same(key) + " and " + image("s", compared) + " *<> " + image("t", compared);
    }

    private String merging() {
        return "merging rows into table '" + table + "'";
    }

    // Without the cast PostgreSQL compares two rows that are written out column by column, which no image operator can do.
    private static String image(String alias, List<String> compared) {
        return compared.stream().map(c -> alias + "." + quote(c)).collect(Collectors.joining(", ", "row(", ")::record"));
    }

    private static String identical(List<String> columns) {
        return columns.stream().map(c -> "s." + quote(c) + " is not distinct from t." + quote(c)).collect(Collectors.joining(" and "));
    }

    /** That a waiting row s and a row t of the table are the same. */
    static String same(RowKey key) {
        // Written as text, null equals null, and the join can still hash; the primary key's own equality can use its index.
        return key.natural()
                ? written("s", key.columns()) + " = " + written("t", key.columns())
                : key.columns().stream().map(c -> "s." + quote(c) + " = t." + quote(c)).collect(Collectors.joining(" and "));
    }

    private static String written(String alias, List<String> columns) {
        return columns.stream().map(c -> alias + "." + quote(c)).collect(Collectors.joining(", ", "row(", ")::text"));
    }
}
