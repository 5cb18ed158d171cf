package stepferry.tables.postgres.structure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the catalogue queries; each takes the schema's oid as its only parameters. */
record Catalogue(Connection connection, long schema) {
    private static final int FETCH_SIZE = 10_000;

    /** Makes a value of a row. */
    interface Reading<T> {
        T of(Row row) throws SQLException;
    }

    <T> List<T> list(String sql, Reading<T> reading) throws SQLException {
        var found = new ArrayList<T>();
        each(sql, row -> found.add(reading.of(row)));
        return found;
    }

    /** Groups the values by the oid in the column {@code relation}, in the query's order. */
    <T> Map<Long, List<T>> byRelation(String sql, Reading<T> reading) throws SQLException {
        var found = new HashMap<Long, List<T>>();
        each(sql, row -> found.computeIfAbsent(row.number("relation"), oid -> new ArrayList<>()).add(reading.of(row)));
        return found;
    }

    private void each(String sql, Reading<?> reading) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_SIZE);
            for (var i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                statement.setLong(i, schema);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reading.of(new Row(rows));
                }
            }
        }
    }
}
