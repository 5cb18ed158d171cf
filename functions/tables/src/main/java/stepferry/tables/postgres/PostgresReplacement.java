package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.quote;
import static stepferry.tables.Identifiers.quoteAll;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.TableDigest;
import stepferry.model.Unavailable;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange;
import stepferry.tables.NameHash;
import stepferry.tables.Replacement;
import stepferry.tables.Stage;

/**
 * A successor in a schema beside the application's, where the table, its indexes, its constraints and its identity columns' sequences bear
 * the names that they will have: moving the table into the application's schema takes them along.
 */
final class PostgresReplacement implements Replacement {
    private final Sql sql;
    private final PostgresRows rows;
    private final String schema;
    private final String table;
    private final List<String> columns;
    private final String successors;

    private PostgresReplacement(Sql sql, PostgresRows rows, String schema, String table, List<String> columns) {
        this.sql = sql;
        this.rows = rows;
        this.schema = schema;
        this.table = table;
        this.columns = columns;
        this.successors = successors(schema);
    }

    /** The schema in which the successors of a schema's tables gather. */
    static String successors(String schema) {
        return "stepferry_" + NameHash.of(schema, 16);
    }

    static Optional<Replacement> made(Sql sql, PostgresRows rows, String schema, Structure standing, String table, List<String> columns) {
        var replacement = new PostgresReplacement(sql, rows, schema, table, columns);
        return new Replaceable(sql, schema).admits(table, replacement.successors)
                ? replacement.plan(standing).map(replacement::make)
                : Optional.empty();
    }

    private Optional<SuccessorPlan> plan(Structure standing) {
        try {
            return standing.table(table).map(found -> SuccessorPlan.of(standing, found));
        } catch (Rejected e) {
            // Such as a trigger whose function is an extension's: its statement would not be understood.
            if (e.code() == ErrorCode.STRUCTURE_IRRECONCILABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Replacement make(SuccessorPlan plan) {
        drop();
        sql.runAll("creating the schema " + successors + " for successors of tables", List.of("create schema if not exists " + quote(successors)));
        amongSuccessors(plan.beforeRows());
        belongings().settleColumns();
        return this;
    }

    @Override
    public long write(InputStream in) {
        return rows.copyIn(table, successor(), columns, in, true);
    }

    @Override
    public long copy(Stage waiting) {
        return sql.run("writing rows into table '" + table + "'", "insert into " + successor() + " (" + quoteAll(columns)
                + ") overriding system value select " + quoteAll(columns) + " from " + ((PostgresStage) waiting).name());
    }

    @Override
    public TableDigest digest() {
        return new Digests(sql).of(successor(), columns);
    }

    @Override
    public void finish(Structure standing) {
        amongSuccessors(SuccessorPlan.of(standing, standing.table(table).orElseThrow()).afterRows());
        belongings().mark();
        sql.runAll("looking through the new rows of table '" + table + "'", List.of("analyze " + successor()));
    }

    @Override
    public void take() {
        sql.runAll("waiting for readers of table '" + table + "'", List.of("lock table only " + old() + " in access exclusive mode"));
        if (!new Replaceable(sql, schema).stillAdmits(table)) {
            throw new Unavailable(ErrorCode.DATABASE_BUSY, "Somebody tied something to table '" + table
                    + "' while its rows were being replaced: it may succeed when tried again").at("table", table);
        }
        belongings().handOver();
        var counters = belongings().counters();
        counters.stream().filter(Belongings.Counter::identity).forEach(this::goOn);
        var owned = counters.stream().filter(counter -> !counter.identity()).toList();
        var moves = new ArrayList<String>();
        owned.forEach(counter -> moves.add(counter.freeing()));
        moves.add("drop table " + old());
        moves.add("alter table " + successor() + " set schema " + quote(schema));
        owned.forEach(counter -> moves.add(counter.owning(old())));
        sql.runAll("replacing table '" + table + "'", moves);
        leave();
    }

    /** Held first, so that nobody draws a number that is handed out again. */
    private void goOn(Belongings.Counter counter) {
        sql.runAll("holding sequence '" + counter.name() + "'", List.of(counter.holding()));
        sql.one("moving sequence '" + counter.name() + "'", counter.goingOn(), quote(successors, counter.name()));
    }

    @Override
    public void drop() {
        sql.runAll("giving up the successor of table '" + table + "'", List.of("drop table if exists " + successor()));
        leave();
    }

    private void leave() {
        var empty = sql.one("looking for other successors", "select exists (select from pg_namespace n where n.nspname = ? and not exists"
                + " (select from pg_class c where c.relnamespace = n.oid)) as empty", successors).orElseThrow();
        if (empty.get("empty", Boolean.class)) {
            sql.runAll("removing the schema " + successors, List.of("drop schema " + quote(successors)));
        }
    }

    /** Runs statements where a name means the successor's before the application's. */
    private void amongSuccessors(List<StructureChange> changes) {
        var path = sql.one("looking at the search path", "select current_setting('search_path') as path").orElseThrow().get("path", String.class);
        sql.runAll("turning to the schema " + successors, List.of("set local search_path = " + quote(successors) + ", " + path));
        changes.forEach(change -> sql.runAll("making " + change.object() + " anew", List.of(change.sql())));
        sql.runAll("turning back", List.of("set local search_path = " + path));
    }

    private Belongings belongings() {
        return new Belongings(sql, old(), successor());
    }

    private String old() {
        return quote(schema, table);
    }

    private String successor() {
        return quote(successors, table);
    }
}
