package stepferry.tables.mysql;

import static stepferry.tables.mysql.Backticks.quote;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import stepferry.model.KeyRange;
import stepferry.model.TableDigest;
import stepferry.model.rules.Counter;
import stepferry.model.rules.RowReference;
import stepferry.model.structure.Table;
import stepferry.tables.Contrast;
import stepferry.tables.KeyMap;
import stepferry.tables.NameHash;
import stepferry.tables.RowKey;
import stepferry.tables.Stage;
import stepferry.tables.WholeRows;
import stepferry.tables.mysql.structure.WaitingColumns;

/**
 * Rows in a temporary table, or in one where they wait. Values are compared byte by byte, but a primary key is matched as the table's own
 * key does it, in its collation. No statement names a temporary table twice: MySQL cannot.
 */
final class MySqlStage implements Stage {
    private static final int SAMPLES = 5;

    private final Session session;
    private final String table;
    private final List<TypedColumn> columns;
    private final String stage;
    private final boolean lasting;
    private final List<MySqlKeys> maps = new ArrayList<>();

    private MySqlStage(Session session, String table, List<TypedColumn> columns, String stage, boolean lasting) {
        this.session = session;
        this.table = table;
        this.columns = columns;
        this.stage = stage;
        this.lasting = lasting;
    }

    /** @param stage the table where the rows wait, quoted; it stays when the stage is dropped */
    static MySqlStage waiting(Session session, String table, List<TypedColumn> columns, String stage) {
        return new MySqlStage(session, table, columns, stage, true);
    }

    static MySqlStage beside(Session session, String table, List<TypedColumn> columns) {
        var stage = new MySqlStage(session, table, columns, temporary("stage", table), false);
        session.runAll("staging rows of table '" + table + "'", List.of(
                // A rollback leaves temporary tables where they are.
                "drop temporary table if exists " + stage.name(),
                "create temporary table " + stage.name() + stage.keyed() + " engine = InnoDB as select " + stage.names()
                        + " from " + quote(table) + " limit 0"));
        return stage;
    }

    /** Beside a table that has only some of the columns alike; the others are as the description says. */
    static MySqlStage apart(Session session, Table described, List<String> columns, List<String> shared) {
        var stage = temporary("stage", described.name());
        var others = columns.stream().filter(column -> !shared.contains(column)).toList();
        // In one statement: to alter a temporary table ends the transaction.
        session.runAll("staging rows of table '" + described.name() + "'", List.of("drop temporary table if exists " + stage,
                "create temporary table " + stage + (others.isEmpty() ? "" : " (" + WaitingColumns.of(described, others) + ")") + " engine = InnoDB"
                        + (shared.isEmpty() ? "" : " as select " + Backticks.quoteAll(shared) + " from " + quote(described.name()) + " limit 0")));
        return new MySqlStage(session, described.name(), TypedColumns.ofTemporary(session, stage, columns), stage, false);
    }

    /** A name of its own for each table, whatever the table's name and length; one that no application gives to a table of its own. */
    static String temporary(String what, String table) {
        return quote("#stepferry " + what + " " + NameHash.of(table));
    }

    /** An index over the columns of the primary key, as far as it indexes them itself. */
    private String keyed() {
        var parts = session.rows("looking at the key of table '" + table + "'", """
                select column_name as name, sub_part as part from information_schema.statistics
                where table_schema = database() and table_name = ? and index_name = 'PRIMARY' order by seq_in_index""", table);
        var known = columns.stream().map(TypedColumn::name).toList();
        return parts.isEmpty() || !parts.stream().allMatch(part -> known.contains((String) part.get("name"))) ? "" : parts.stream()
                .map(part -> quote((String) part.get("name")) + (part.get("part") == null ? "" : "(" + part.get("part") + ")"))
                .collect(Collectors.joining(", ", " (key (", "))"));
    }

    String name() {
        return stage;
    }

    String table() {
        return table;
    }

    boolean has(String name) {
        return columns.stream().anyMatch(column -> column.name().equals(name));
    }

    TypedColumn column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column " + name + " is staged of table " + table));
    }

    @Override
    public long write(InputStream in) {
        return Loading.into(session, table, stage, columns).load(in);
    }

    @Override
    public TableDigest digest() {
        return Digests.of(session, table, stage + " as t", columns);
    }

    @Override
    public void keepCounters(Counter counters) {
        new MySqlCounters(session, this, counters).keep();
    }

    @Override
    public long rows() {
        return session.one(merging(), "select count(*) as n from " + stage).orElseThrow().get("n", Long.class);
    }

    @Override
    public void keepColumns(RowKey key, List<String> kept) {
        var set = kept.stream().map(c -> "s." + quote(c) + " = t." + quote(c)).collect(Collectors.joining(", "));
        session.run("keeping columns of table '" + table + "'", "update " + stage + " as s join " + quote(table) + " as t on " + same(key)
                + " set " + set);
    }

    @Override
    public KeyMap keys(String column) {
        var map = MySqlKeys.of(session, this, column(column));
        maps.add(map);
        return map;
    }

    @Override
    public void follow(RowReference reference, KeyMap keys) {
        var pointer = new MySqlPointer(reference.form(), column(reference.column()));
        session.run("following keys in table '" + table + "'", "update " + stage + " as s set s." + quote(reference.column()) + " = "
                + pointer.followed(((MySqlKeys) keys).name()) + " where s." + quote(reference.column()) + " is not null");
    }

    @Override
    public List<String> astray(RowReference reference, KeyMap keys) {
        var pointer = new MySqlPointer(reference.form(), column(reference.column()));
        return session.rows("looking for keys in table '" + table + "'", "select distinct e.v as k from " + stage + " as s join " + pointer.keys()
                        + " where e.v is not null and e.v <> '' and not exists (select 1 from " + ((MySqlKeys) keys).name()
                        + " as m where m.word = " + pointer.word() + ") order by k limit " + SAMPLES).stream()
                .map(row -> (String) row.get("k"))
                .toList();
    }

    @Override
    public long alike(RowKey key) {
        return session.one(merging(), "select count(*) as n from " + stage + " as s join " + quote(table) + " as t on " + same(key)
                        + " where " + identical(columns.stream().map(TypedColumn::name).toList()) + session.seeingLatest())
                .orElseThrow().get("n", Long.class);
    }

    @Override
    public Contrast contrast(Optional<RowKey> key, List<String> compared) {
        return key.<Contrast>map(by -> new MySqlContrast(session, this, by, compared)).orElseGet(() -> whole(compared));
    }

    private Contrast whole(List<String> compared) {
        return new WholeRows((waiting, standing) -> surplus(compared, waiting, standing),
                Optional.of(new MySqlContrast(session, this, RowKey.natural(compared), compared)));
    }

    private long surplus(List<String> compared, int waiting, int standing) {
        var hash = "md5(" + Digests.text(compared.stream().map(this::column).toList()) + ")";
        return session.one("comparing rows with table '" + table + "'",
                        "select coalesce(sum(n), 0) as n from (select sum(w) as n from (select " + hash + " as h, " + waiting + " as w from "
                                + stage + " as t union all select " + hash + ", " + standing + " from " + quote(table)
                                + " as t) as found group by h having sum(w) > 0) as surplus")
                .orElseThrow().get("n", BigDecimal.class).longValueExact();
    }

    @Override
    public long removeDiffering(RowKey key) {
        return session.run(merging(), "delete t from " + quote(table) + " as t join " + stage + " as s on "
                + differs(key, columns.stream().map(TypedColumn::name).toList()));
    }

    @Override
    public long removeAbsent(RowKey key, Optional<String> filter, List<KeyRange> stretches) {
        return session.run(merging(), "delete t from " + quote(table) + " as t" + absent(key, filter, stretches));
    }

    @Override
    public long addMissing(RowKey key) {
        return session.run(merging(), insert("insert") + missing(key));
    }

    @Override
    public long addAdmitted(RowKey key) {
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
        maps.forEach(MySqlKeys::drop);
        if (lasting) {
            return;
        }
        session.run("dropping the stage of table '" + table + "'", "drop temporary table " + stage);
    }

    private String insert(String verb) {
        return verb + " into " + quote(table) + " (" + names() + ") select " + columns.stream().map(c -> "s." + c.quoted())
                .collect(Collectors.joining(", ")) + " from " + stage + " as s";
    }

    /** Of waiting rows s, those whose key the table does not have. */
    String missing(RowKey key) {
        return " where not exists (select 1 from " + quote(table) + " as t where " + same(key) + ")";
    }

    /** Of rows t of the table, those whose key no waiting row has. */
    String absent(RowKey key, Optional<String> filter, List<KeyRange> stretches) {
        return " where not exists (select 1 from " + stage + " as s where " + same(key) + ")"
                + filter.map(condition -> " and (" + condition + "\n)").orElse("")
                + (stretches.isEmpty() ? "" : " and " + Stretch.any("t.", stretches));
    }

    /** That a waiting row s and a row t of the table are the same and differ. */
    String differs(RowKey key, List<String> compared) {
        return same(key) + " and not (" + identical(compared) + ")";
    }

    private String merging() {
        return "merging rows into table '" + table + "'";
    }

    String names() {
        return columns.stream().map(TypedColumn::quoted).collect(Collectors.joining(", "));
    }

    private String identical(List<String> compared) {
        return each(compared, name -> column(name).same("s", "t"));
    }

    /** That a waiting row s and a row t of the table are the same. */
    private String same(RowKey key) {
        // What is the same is also equal, and equality can use an index.
        return each(key.columns(), c -> key.natural()
                ? "s." + quote(c) + " <=> t." + quote(c) + " and " + column(c).same("s", "t")
                : "s." + quote(c) + " = t." + quote(c));
    }

    private static String each(List<String> columns, Function<String, String> condition) {
        return columns.stream().map(condition).collect(Collectors.joining(" and "));
    }
}
