package stepferry.tables.mysql;

import static stepferry.tables.mysql.Backticks.quote;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import stepferry.model.structure.Table;
import stepferry.tables.Stage;
import stepferry.tables.Waiting;
import stepferry.tables.WaitingName;
import stepferry.tables.mysql.structure.WaitingColumns;

/** Rows that wait in the database {@code stepferry}. Making and dropping tables commits. */
final class MySqlWaiting implements Waiting {
    private static final String SCHEMA = "stepferry";
    private static final String LEDGER = """
            create table if not exists stepferry.parts (
                schema_name varchar(64) not null, run varchar(120) not null, table_name varchar(64) not null, part int not null,
                row_count bigint not null, at datetime(6) not null, primary key (schema_name, run, table_name, part))
            engine = InnoDB collate = utf8mb4_bin""";
    private static final String NAMES = "select table_name as name from information_schema.tables where table_schema = 'stepferry'"
            + " and left(table_name, char_length(?)) = ? order by 1";

    private final Session session;
    private final String schema;

    MySqlWaiting(Session session, String schema) {
        this.session = session;
        this.schema = schema;
    }

    @Override
    public void make(String landing, Table table, List<String> columns) {
        session.runAll("making the waiting table of table '" + table.name() + "' (needs CREATE, DROP, SELECT, INSERT, UPDATE and DELETE on"
                + " stepferry.*)", List.of(LEDGER, "create table if not exists " + name(landing, table.name())
                + " (" + WaitingColumns.of(table, columns) + ") engine = InnoDB"));
    }

    @Override
    public boolean note(String landing, String table, int part, long rows) {
        return session.run("noting a part of table '" + table + "'", "insert ignore into stepferry.parts values (?, ?, ?, ?, ?, utc_timestamp(6))",
                schema, landing, table, part, rows) == 1;
    }

    @Override
    public Map<String, Set<Integer>> parts(String landing) {
        if (!present("parts")) {
            return Map.of();
        }
        var noted = session.rows("reading the ledger of parts",
                "select table_name as name, part from stepferry.parts where schema_name = ? and run = ?",
                        schema, landing).stream()
                .collect(Collectors.groupingBy(row -> (String) row.get("name"),
                        Collectors.mapping(row -> ((Number) row.get("part")).intValue(), Collectors.toUnmodifiableSet())));
        noted.keySet().removeIf(table -> !present(WaitingName.of(schema, landing, table)));
        return noted;
    }

    @Override
    public Stage stage(String landing, String table, List<String> columns) {
        var name = WaitingName.of(schema, landing, table);
        return MySqlStage.waiting(session, table, TypedColumns.of(session, SCHEMA, name, columns), name(landing, table));
    }

    @Override
    public void dropAllBut(Optional<String> kept) {
        var spared = kept.map(landing -> WaitingName.of(schema, landing));
        var names = session.rows("looking for waiting tables", NAMES, WaitingName.of(schema), WaitingName.of(schema)).stream()
                .map(row -> (String) row.get("name")).filter(name -> spared.filter(name::startsWith).isEmpty()).toList();
        if (!names.isEmpty()) {
            session.runAll("dropping waiting tables", names.stream().map(name -> "drop table if exists " + SCHEMA + "." + quote(name)).toList());
            session.beginAnew();
        }
        if (present("parts")) {
            session.run("clearing the ledger of parts", "delete from stepferry.parts where schema_name = ? and run <> ?", schema, kept.orElse(""));
        }
    }

    private boolean present(String table) {
        return session.one("looking for waiting tables", "select count(*) as n from information_schema.tables where table_schema = 'stepferry'"
                + " and table_name = ?", table).orElseThrow().get("n", Long.class) == 1;
    }

    private String name(String landing, String table) {
        return SCHEMA + "." + quote(WaitingName.of(schema, landing, table));
    }
}
