package stepferry.tables.mysql;

import static stepferry.tables.mysql.Backticks.quote;
import static stepferry.tables.mysql.Backticks.quoteAll;

import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepferry.model.TableDigest;
import stepferry.model.rules.Counter;
import stepferry.tables.Rows;

/**
 * Rows in a temporary table. Keys are matched as the table's own key matches them, in its collation; all other values are compared byte
 * by byte. No statement names the temporary table twice: MySQL cannot.
 */
final class MySqlStage implements Rows.Stage {
    /** A temporary table hides an application's table of the same name, so it has one that nobody gives. */
    private static final String STAGE = quote("#stepferry stage#");

    private final Session session;
    private final String table;
    private final List<TypedColumn> columns;

    private MySqlStage(Session session, String table, List<TypedColumn> columns) {
        this.session = session;
        this.table = table;
        this.columns = columns;
    }

    static MySqlStage beside(Session session, String table, List<TypedColumn> columns) {
        var stage = new MySqlStage(session, table, columns);
        // A rollback leaves temporary tables where they are.
        session.runAll("staging rows of table '" + table + "'", List.of("drop temporary table if exists " + STAGE,
                "create temporary table " + STAGE + " engine = InnoDB as select " + stage.names() + " from " + quote(table) + " limit 0"));
        return stage;
    }

    @Override
    public long write(InputStream in) {
        return new Loading(session, table, STAGE, columns).load(in);
    }

    @Override
    public void keepCounters(Counter counters) {
        var value = quote(counters.value());
        var lifted = Stream.concat(counters.along().stream(), Stream.of(counters.value()))
                .map(c -> "s." + quote(c) + " = t." + quote(c))
                .collect(Collectors.joining(", "));
        session.run("keeping the counters of table '" + table + "'", "update " + STAGE + " as s join (" + highest(counters) + ") as t on "
                + each(counters.identity(), c -> "s." + quote(c) + " <=> t." + quote(c)) + " set " + lifted
                + " where t." + value + " > s." + value + " or s." + value + " is null and t." + value + " is not null");
    }

    /** Nothing need keep an application from holding one counter twice. */
    private String highest(Counter counters) {
        return "select r.* from (select c.*, row_number() over (partition by " + quoteAll(counters.identity()) + " order by "
                + quote(counters.value()) + " desc) as `#place#` from " + quote(table) + " as c) as r where r.`#place#` = 1";
    }

    @Override
    public TableDigest digest() {
        return Digests.of(session, STAGE, columns, "");
    }

    @Override
    public long alike(List<String> key) {
        return session.one(merging(), "select count(*) as n from " + STAGE + " as s join " + quote(table) + " as t on " + same(key)
                        + " where " + identical() + session.seeingLatest())
                .orElseThrow().get("n", Long.class);
    }

    @Override
    public long removeDiffering(List<String> key) {
        return session.run(merging(), "delete t from " + quote(table) + " as t join " + STAGE + " as s on " + same(key)
                + " where not (" + identical() + ")");
    }

    @Override
    public long addMissing(List<String> key) {
        return session.run(merging(), insert("insert") + missing(key));
    }

    @Override
    public long addAdmitted(List<String> key) {
        session.runAll(merging(), List.of("set session max_error_count = 65535"));
        long added = session.run(merging(), insert("insert ignore") + missing(key));
        refuseOthersThanDuplicates();
        return added;
    }

    /** IGNORE leaves out, or bends, rows for other reasons, too. */
    private void refuseOthersThanDuplicates() {
        var other = session.warnings().stream().filter(warning -> !MySqlErrors.duplicate(warning)).findFirst();
        session.runAll(merging(), List.of("set session max_error_count = 64"));
        other.ifPresent(warning -> {
            throw MySqlErrors.translate(merging(), warning);
        });
    }

    @Override
    public long addAll() {
        return session.run(merging(), insert("insert"));
    }

    @Override
    public void drop() {
        session.run("dropping the stage of table '" + table + "'", "drop temporary table " + STAGE);
    }

    private String insert(String verb) {
        return verb + " into " + quote(table) + " (" + names() + ") select " + columns.stream().map(c -> "s." + c.quoted())
                .collect(Collectors.joining(", ")) + " from " + STAGE + " as s";
    }

    private String missing(List<String> key) {
        return " where not exists (select 1 from " + quote(table) + " as t where " + same(key) + ")";
    }

    private String merging() {
        return "merging rows into table '" + table + "'";
    }

    private String names() {
        return columns.stream().map(TypedColumn::quoted).collect(Collectors.joining(", "));
    }

    private String identical() {
        return columns.stream().map(column -> column.same("s", "t")).collect(Collectors.joining(" and "));
    }

    private static String same(List<String> key) {
        return each(key, c -> "s." + quote(c) + " = t." + quote(c));
    }

    private static String each(List<String> columns, Function<String, String> condition) {
        return columns.stream().map(condition).collect(Collectors.joining(" and "));
    }
}
