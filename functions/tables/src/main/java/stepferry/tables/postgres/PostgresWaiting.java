package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.quote;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import stepferry.model.structure.Table;
import stepferry.tables.Stage;
import stepferry.tables.Waiting;
import stepferry.tables.WaitingName;
import stepferry.tables.postgres.structure.ColumnSql;

/**
 * Rows that wait in the schema {@code stepferry}. Neither they nor the ledger are in the write-ahead log: a server that crashes empties
 * both, so that the ledger never tells of rows that are not there, and whoever misses them transfers them again.
 */
final class PostgresWaiting implements Waiting {
    private static final String SCHEMA = "stepferry";
    private static final List<String> LEDGER = List.of(
            // As for receipts: IF NOT EXISTS is no guard against another schema's run.
            "select pg_advisory_xact_lock(hashtextextended('stepferry', 0))",
            """
            create unlogged table if not exists stepferry.parts (
                schema_name text not null, run text not null, table_name text not null, part int not null, rows bigint not null,
                at timestamptz not null, primary key (schema_name, run, table_name, part))""");
    private static final String NAMES = """
            select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'stepferry' and c.relkind = 'r' and starts_with(c.relname::text, ?) order by 1""";

    private final Sql sql;
    private final String schema;

    PostgresWaiting(Sql sql, String schema) {
        this.sql = sql;
        this.schema = schema;
    }

    @Override
    public void make(String landing, Table table, List<String> columns) {
        if (!present("stepferry.parts")) {
            sql.runAll("creating the ledger of parts (needs CREATE on the schema 'stepferry')", LEDGER);
        }
        var typed = columns.stream().map(name -> quote(name) + " " + ColumnSql.type(table.column(name).orElseThrow()))
                .collect(Collectors.joining(", "));
        sql.run("making the waiting table of table '" + table.name() + "' (needs CREATE on the schema 'stepferry')",
                "create unlogged table if not exists " + name(landing, table.name()) + " (" + typed + ")");
    }

    @Override
    public boolean note(String landing, String table, int part, long rows) {
        return sql.run("noting a part of table '" + table + "'", """
                insert into stepferry.parts values (?, ?, ?, ?, ?, clock_timestamp()) on conflict do nothing""",
                schema, landing, table, part, rows) == 1;
    }

    @Override
    public Map<String, Set<Integer>> parts(String landing) {
        if (!present("stepferry.parts")) {
            return Map.of();
        }
        var noted = sql.rows("reading the ledger of parts", "select table_name, part from stepferry.parts where schema_name = ? and run = ?",
                        schema, landing).stream()
                .collect(Collectors.groupingBy(row -> (String) row.get("table_name"),
                        Collectors.mapping(row -> (Integer) row.get("part"), Collectors.toUnmodifiableSet())));
        noted.keySet().removeIf(table -> !present(name(landing, table)));
        return noted;
    }

    @Override
    public Stage stage(String landing, String table, List<String> columns) {
        return PostgresStage.waiting(sql, new PostgresRows(sql, schema), table, columns, name(landing, table));
    }

    @Override
    public void dropAllBut(Optional<String> kept) {
        var spared = kept.map(landing -> WaitingName.of(schema, landing));
        var names = sql.rows("looking for waiting tables", NAMES, WaitingName.of(schema)).stream().map(row -> (String) row.get("name"))
                .filter(name -> spared.filter(name::startsWith).isEmpty()).toList();
        sql.runAll("dropping waiting tables", names.stream().map(name -> "drop table " + quote(SCHEMA, name)).toList());
        if (present("stepferry.parts")) {
            sql.run("clearing the ledger of parts", "delete from stepferry.parts where schema_name = ? and run <> ?", schema, kept.orElse(""));
        }
    }

    private boolean present(String quoted) {
        return sql.one("looking for waiting tables", "select to_regclass(?) is not null as present", quoted).orElseThrow()
                .get("present", Boolean.class);
    }

    private String name(String landing, String table) {
        return quote(SCHEMA, WaitingName.of(schema, landing, table));
    }
}
