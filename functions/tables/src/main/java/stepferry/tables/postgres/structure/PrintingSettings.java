package stepferry.tables.postgres.structure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pins the session settings that the server's printing of definitions depends on, and puts the old ones back. Without it two
 * sessions with different time zones would print one and the same default differently.
 */
final class PrintingSettings implements AutoCloseable {
    private static final Map<String, String> PINNED = Map.of(
            "TimeZone", "UTC",
            "DateStyle", "ISO, MDY",
            "IntervalStyle", "postgres",
            "extra_float_digits", "3",
            "quote_all_identifiers", "off",
            "bytea_output", "hex");

    private final Connection connection;
    private final Map<String, String> before = new LinkedHashMap<>();

    PrintingSettings(Connection connection, String searchPath) throws SQLException {
        this.connection = connection;
        for (var setting : PINNED.entrySet()) {
            replace(setting.getKey(), setting.getValue());
        }
        replace("search_path", searchPath);
    }

    private void replace(String setting, String value) throws SQLException {
        before.put(setting, call("SELECT current_setting(?)", setting));
        call("SELECT set_config(?, ?, false)", setting, value);
    }

    private String call(String sql, String... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        for (var setting : before.entrySet()) {
            call("SELECT set_config(?, ?, false)", setting.getKey(), setting.getValue());
        }
    }
}
