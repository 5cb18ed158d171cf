package stepferry.tables.mysql.structure;

import static stepferry.tables.mysql.Backticks.quote;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the catalogue queries; each takes the schema's name as its only parameter. */
final class Catalogue {
    private final Connection connection;
    private final String schema;
    private final ServerVersion server;
    private final Map<String, ShownTable> shown = new HashMap<>();

    Catalogue(Connection connection, String schema, ServerVersion server) {
        this.connection = connection;
        this.schema = schema;
        this.server = server;
    }

    /** Makes a value of a row. */
    interface Reading<T> {
        T of(Row row) throws SQLException;
    }

    String schema() {
        return schema;
    }

    ServerVersion server() {
        return server;
    }

    <T> List<T> list(String sql, Reading<T> reading) throws SQLException {
        var found = new ArrayList<T>();
        each(sql, row -> found.add(reading.of(row)));
        return found;
    }

    /** Groups the values by the column {@code relation}, in the query's order. */
    <T> Map<String, List<T>> byRelation(String sql, Reading<T> reading) throws SQLException {
        var found = new HashMap<String, List<T>>();
        each(sql, row -> found.computeIfAbsent(row.text("relation"), name -> new ArrayList<>()).add(reading.of(row)));
        return found;
    }

    /** What SHOW CREATE TABLE says, asked for once a table and only where information_schema says too little. */
    ShownTable shown(String table) throws SQLException {
        var known = shown.get(table);
        if (known == null) {
            known = new ShownTable(show("SHOW CREATE TABLE ", table, 2));
            shown.put(table, known);
        }
        return known;
    }

    String shownView(String view) throws SQLException {
        return show("SHOW CREATE VIEW ", view, 2);
    }

    String shownTrigger(String trigger) throws SQLException {
        return show("SHOW CREATE TRIGGER ", trigger, 3);
    }

    private String show(String command, String name, int column) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(command + quote(schema) + "." + quote(name))) {
            row.next();
            return row.getString(column);
        }
    }

    private void each(String sql, Reading<?> reading) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reading.of(new Row(rows));
                }
            }
        }
    }
}
