package stepferry.tables.mysql;

import static stepferry.tables.mysql.Backticks.quote;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import stepferry.model.ErrorCode;
import stepferry.model.KeyCuts;
import stepferry.model.Rejected;
import stepferry.model.RowSink;
import stepferry.model.StepferryException;
import stepferry.model.TableDigest;
import stepferry.model.rules.RowReference;
import stepferry.model.structure.Table;
import stepferry.tables.Portion;
import stepferry.tables.RowSelection;
import stepferry.tables.Rows;
import stepferry.tables.Stage;

/** Rows by SELECT and LOAD DATA. */
final class MySqlRows implements Rows {
    private static final int FETCHED_TOGETHER = 100;
    private static final int SAMPLES = 5;

    private final Session session;

    MySqlRows(Session session) {
        this.session = session;
    }

    @Override
    public void pin(Collection<String> tables) {
        // Whoever has looked at a table in a transaction keeps its definition until the end.
        session.runAll("holding the tables", tables.stream().sorted().map(table -> "select 1 from " + quote(table) + " limit 0").toList());
    }

    @Override
    public void lock(Collection<String> tables) {
        // In one order for everybody, so that two runs cannot wait for each other.
        for (var table : tables.stream().sorted().toList()) {
            refuseUnlockable(table);
            session.one("locking table '" + table + "'", "select count(*) as n from " + quote(table) + " for update");
        }
    }

    private void refuseUnlockable(String table) {
        session.one("looking at table '" + table + "'",
                        "select engine as engine from information_schema.tables where table_schema = database() and table_name = ?", table)
                .map(row -> row.get("engine", String.class))
                .filter(engine -> !engine.equalsIgnoreCase("InnoDB"))
                .ifPresent(engine -> {
                    throw new Rejected(ErrorCode.FEATURE_UNSUPPORTED, "Table '" + table + "' is kept by the storage engine " + engine
                            + ", which neither locks nor takes back what a run does: convert it to InnoDB, or give it schema-only or skip");
                });
    }

    @Override
    public void check(RowSelection selection) {
        if (!selection.whole()) {
            var query = Selected.of(session, selection).query();
            try {
                session.rows("looking at the filter of table '" + selection.table() + "'", "explain " + query);
            } catch (StepferryException e) {
                throw selection.refused(e);
            }
        }
    }

    @Override
    public TableDigest digest(RowSelection selection) {
        return digest(Selected.of(session, selection));
    }

    private TableDigest digest(Selected selected) {
        var ending = session.seeingLatest();
        return Digests.of(session, selected.selection().table(), selected.from(ending) + ending, selected.columns());
    }

    /** One stretch after the other: the rows lie in the order of their primary key. */
    @Override
    public List<TableDigest> digests(RowSelection selection, KeyCuts cuts) {
        var whole = Selected.of(session, selection);
        return cuts.bounds().isEmpty()
                ? List.of(digest(whole))
                : cuts.ranges().stream().map(range -> digest(new Selected(selection.within(range), whole.columns()))).toList();
    }

    @Override
    public long bytes(String table) {
        return session.one("looking at the size of table '" + table + "'",
                        "select coalesce(data_length, 0) as bytes from information_schema.tables"
                                + " where table_schema = database() and table_name = ?", table)
                .map(row -> row.get("bytes", Long.class)).orElse(0L);
    }

    @Override
    public List<String> cutKey(Table table) {
        return Stretch.keyOf(table);
    }

    @Override
    public KeyCuts split(String table, List<String> key, int most) {
        return new KeyCuts(key, List.of());
    }

    @Override
    public List<String> repeated(RowSelection selection, List<String> columns) {
        var key = TypedColumns.of(session, selection.table(), columns);
        var words = key.stream().map(column -> "ifnull(left(" + column.shown("t") + ", 100), 'null')").collect(Collectors.joining(", "));
        var ending = session.seeingLatest();
        return session.rows("looking for repeated keys in table '" + selection.table() + "'", "select concat('(', concat_ws(',', " + words
                        + "), ')') as k from " + Selected.of(session, selection).from(ending) + " group by " + Digests.text(key)
                        + " having count(*) > 1 order by k limit " + SAMPLES + ending).stream()
                .map(row -> (String) row.get("k"))
                .toList();
    }

    @Override
    public long pointing(RowReference reference, Portion from, Portion at) {
        return session.one("looking for rows of table '" + from.table() + "' that point at table '" + at.table() + "'",
                        "select count(*) as n from (select cast(t." + quote(reference.column()) + " as char) as v from " + quote(from.table())
                                + " as t" + from.clause() + ") as pointing where v in (select cast(t." + quote(reference.referencedColumn())
                                + " as char) from " + quote(at.table()) + " as t" + at.clause() + ")")
                .orElseThrow().get("n", Long.class);
    }

    @Override
    public void refuseLonger(RowSelection selection, List<String> key, long most) {
        // Bytes are twice as long as text, and the statistics are old.
        if (bytes(selection.table()) * 4 > most) {
            new LongestRows(session, selection, most).refuse(key);
        }
    }

    @Override
    public void read(RowSelection selection, RowSink sink) {
        var selected = Selected.of(session, selection);
        var values = selected.columns().stream().map(column -> column.read("t")).collect(Collectors.joining(", "));
        var ending = session.seeingLatest();
        var query = "select " + values + " from " + selected.from(ending) + selected.order() + ending;
        try (var statement = session.connection().createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(FETCHED_TOGETHER);
            statement.setEscapeProcessing(false);
            try (var result = statement.executeQuery(query)) {
                hand(result, new PartLine(selected.columns()), sink);
            }
        } catch (SQLException e) {
            throw MySqlErrors.translate("reading table '" + selection.table() + "'", e);
        }
    }

    private static void hand(ResultSet result, PartLine line, RowSink sink) throws SQLException {
        try {
            while (result.next()) {
                sink.row(line.of(result));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long write(String table, List<String> columns, InputStream rows) {
        return Loading.into(session, table, quote(table), TypedColumns.of(session, table, columns)).load(rows);
    }

    /** Of a row whose key stays, the entries that stay alike in the other indexes are not touched. */
    @Override
    public Optional<Consumer<InputStream>> writingOver(String table, List<String> columns) {
        var loading = Loading.over(session, table, quote(table), TypedColumns.of(session, table, columns));
        return Optional.of(loading::load);
    }

    @Override
    public long clear(String table) {
        // Not TRUNCATE: that commits.
        return session.run("clearing table '" + table + "'", "delete from " + quote(table));
    }

    @Override
    public Stage stage(String table, List<String> columns) {
        return MySqlStage.beside(session, table, TypedColumns.of(session, table, columns));
    }

    @Override
    public Stage stageApart(Table described, List<String> columns, List<String> shared) {
        return MySqlStage.apart(session, described, columns, shared);
    }
}
