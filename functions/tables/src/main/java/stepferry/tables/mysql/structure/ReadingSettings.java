package stepferry.tables.mysql.structure;

import static stepferry.tables.mysql.Backticks.literal;

import java.sql.Connection;
import java.sql.SQLException;

/** Sets the session so that definitions are printed alike everywhere, and puts it back. */
final class ReadingSettings implements AutoCloseable {
    private final Connection connection;
    private final String before;

    ReadingSettings(Connection connection) throws SQLException {
        this.connection = connection;
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT @@SESSION.sql_mode, @@SESSION.time_zone, @@SESSION.sql_quote_show_create")) {
            row.next();
            before = settings(row.getString(1), row.getString(2), row.getInt(3));
        }
        // ANSI_QUOTES prints names in another way, the time zone shows in the defaults of timestamps.
        set(settings("", "+00:00", 1));
    }

    private static String settings(String mode, String zone, int quotes) {
        return "SET SESSION sql_mode = " + literal(mode) + ", SESSION time_zone = " + literal(zone)
                + ", SESSION sql_quote_show_create = " + quotes;
    }

    private void set(String settings) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(settings);
        }
    }

    @Override
    public void close() throws SQLException {
        set(before);
    }
}
