package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.quote;
import static stepferry.tables.Identifiers.quoteAll;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import stepferry.model.ErrorCode;
import stepferry.model.KeyCuts;
import stepferry.model.RowSink;
import stepferry.model.StepferryException;
import stepferry.model.TableDigest;
import stepferry.model.Unavailable;
import stepferry.model.rules.RowReference;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;
import stepferry.tables.Portion;
import stepferry.tables.Replacement;
import stepferry.tables.RowSelection;
import stepferry.tables.Rows;
import stepferry.tables.Stage;

/** Rows by COPY. */
final class PostgresRows implements Rows {
    // The snapshot sees the old file's name, the function the present one; of a file made since, the snapshot would see no row.
    private static final String REWRITTEN = """
            select c.relname::text as name from pg_class c where c.relnamespace = quote_ident(current_schema())::regnamespace and c.relname = any (?)
                and c.relkind = 'r' and c.relfilenode is distinct from pg_relation_filenode(c.oid) order by 1""";
    private static final int COPY_BUFFER = 64 << 10;
    private static final int SAMPLES = 5;

    private final Sql sql;
    private final String schema;

    PostgresRows(Sql sql, String schema) {
        this.sql = sql;
        this.schema = schema;
    }

    @Override
    public void pin(Collection<String> tables) {
        lock(tables, "access share");
        var rewritten = sql.rows("looking for rewritten tables", REWRITTEN, (Object) tables.toArray(String[]::new)).stream()
                .map(row -> (String) row.get("name")).toList();
        if (!rewritten.isEmpty()) {
            throw new Unavailable(ErrorCode.DATABASE_BUSY, "Somebody emptied or altered " + String.join(", ", rewritten)
                    + " just as the reading began: it may succeed when tried again");
        }
    }

    @Override
    public void lock(Collection<String> tables) {
        lock(tables, "share row exclusive");
    }

    private void lock(Collection<String> tables, String mode) {
        // In one order for everybody, so that two runs cannot wait for each other; one by one, so that the one that is not given is named.
        tables.stream().sorted().forEach(table ->
                sql.runAll("locking table '" + table + "'", List.of("lock table only " + quote(table) + " in " + mode + " mode")));
    }

    @Override
    public void check(RowSelection selection) {
        if (!selection.whole()) {
            var query = new Selected(selection).query();
            try {
                sql.rows("looking at the filter of table '" + selection.table() + "'", "explain " + query);
            } catch (StepferryException e) {
                throw selection.refused(e);
            }
        }
    }

    @Override
    public TableDigest digest(RowSelection selection) {
        return new Digests(sql).of(new Selected(selection).from(), selection.columns());
    }

    @Override
    public List<TableDigest> digests(RowSelection selection, KeyCuts cuts) {
        return cuts.bounds().isEmpty()
                ? List.of(digest(selection))
                : new Digests(sql).of(new Selected(selection).from(), selection.columns(), CutKey.of(sql, selection.table(), cuts));
    }

    @Override
    public long bytes(String table) {
        return sql.one("looking at the size of table '" + table + "'", "select pg_table_size(to_regclass(?)) as bytes", quote(table)).orElseThrow()
                .get("bytes", Long.class);
    }

    @Override
    public List<String> cutKey(Table table) {
        return CutKey.of(table);
    }

    @Override
    public KeyCuts split(String table, List<String> key, int most) {
        return new Splitting(sql, table, key).into(most);
    }

    @Override
    public List<String> repeated(RowSelection selection, List<String> columns) {
        return sql.rows("looking for repeated keys in table '" + selection.table() + "'", "select k from (select row(" + quoteAll(columns)
                        + ")::text as k from " + new Selected(selection).from() + ") as keys group by k having count(*) > 1 order by k limit "
                        + SAMPLES).stream()
                .map(row -> (String) row.get("k"))
                .toList();
    }

    @Override
    public long pointing(RowReference reference, Portion from, Portion at) {
        return sql.one("looking for rows of table '" + from.table() + "' that point at table '" + at.table() + "'",
                        "select count(*) as n from (select t." + quote(reference.column()) + "::text as v from only " + quote(from.table())
                                + " as t" + from.clause() + ") as pointing where v in (select t." + quote(reference.referencedColumn())
                                + "::text from only " + quote(at.table()) + " as t" + at.clause() + ")")
                .orElseThrow().get("n", Long.class);
    }

    @Override
    public void refuseLonger(RowSelection selection, List<String> key, long most) {
        new LongestRows(sql, selection, most).refuse(key);
    }

    @Override
    public void read(RowSelection selection, RowSink sink) {
        var table = selection.table();
        if (partitioned(table)) {
            return;
        }
        var statement = "copy " + new Selected(selection).copied() + " to stdout";
        try {
            var copy = copies().copyOut(statement);
            try {
                for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                    sink.row(row);
                }
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw PostgresErrors.translate("reading table '" + table + "'", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long write(String table, List<String> columns, InputStream rows) {
        return copyIn(table, quote(table), columns, rows, false);
    }

    @Override
    public long clear(String table) {
        // Not TRUNCATE: a reader whose snapshot is older would see an empty table.
        return sql.run("clearing table '" + table + "'", "delete from only " + quote(table));
    }

    @Override
    public Stage stage(String table, List<String> columns) {
        return PostgresStage.beside(sql, this, table, columns);
    }

    @Override
    public Stage stageApart(Table described, List<String> columns, List<String> shared) {
        return PostgresStage.apart(sql, this, described.name(), columns, shared);
    }

    @Override
    public Optional<Replacement> replacement(Structure standing, String table, List<String> columns) {
        return PostgresReplacement.made(sql, this, schema, standing, table, columns);
    }

    /** COPY refuses such a table, although it has just no rows of its own. */
    private boolean partitioned(String table) {
        return sql.one("looking at table '" + table + "'", "select relkind = 'p' as partitioned from pg_class where oid = to_regclass(?)",
                quote(table)).filter(row -> row.get("partitioned", Boolean.class)).isPresent();
    }

    /**
     * Adds rows by COPY.
     *
     * @param into the table that takes the rows of {@code table}: itself, or one beside it
     * @param frozen whether every snapshot sees the rows, which only a table that this transaction made can have
     */
    long copyIn(String table, String into, List<String> columns, InputStream rows, boolean frozen) {
        try {
            return copies().copyIn("copy " + into + columns(columns) + " from stdin" + (frozen ? " (freeze)" : ""), rows, COPY_BUFFER);
        } catch (SQLException e) {
            throw PostgresErrors.translate("writing rows into table '" + table + "'", e);
        } catch (IOException e) {
            throw new Unavailable(ErrorCode.STORAGE_UNAVAILABLE,
                    "The rows of table '" + table + "' stopped coming from the package storage", e);
        }
    }

    private static String columns(List<String> columns) {
        return columns.isEmpty() ? "" : " (" + quoteAll(columns) + ")";
    }

    private CopyManager copies() throws SQLException {
        return sql.connection().unwrap(PGConnection.class).getCopyAPI();
    }
}
