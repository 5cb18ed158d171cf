package stepferry.tables.mysql;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import stepferry.model.TableDigest;
import stepferry.tables.RowSelection;

/** An application's database for one test, opened as a run opens it. */
record Application(String url, String address, String name, MySqlDatabase database) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern URL = Pattern.compile("(jdbc:\\w+://[^/]+/)([^?]+)\\?.*");
    static final String USER = "root";
    static final String PASSWORD = "root";

    /** A database of its own, in which the script, whose statements end their lines with semicolons, has run. */
    static Application of(TestServer server, String script) throws SQLException {
        var application = at(server.freshDatabase());
        application.run(script);
        return application;
    }

    static Application at(String url) {
        var parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException(url);
        }
        return new Application(url, parts.group(1), parts.group(2), MySqlDatabase.open(parts.group(1), USER, PASSWORD, parts.group(2)));
    }

    /** Another session in the same database. */
    Application again() {
        return at(url);
    }

    /** A session of somebody who has but these rights in the application's database. */
    MySqlDatabase poor(String rights) throws SQLException {
        run("create user if not exists poor@'127.0.0.1' identified by 'poor'");
        run("grant " + rights + " on " + name + ".* to poor@'127.0.0.1'");
        return MySqlDatabase.open(address, "poor", "poor", name);
    }

    void run(String script) throws SQLException {
        try (var statement = database.connection().createStatement()) {
            for (var sql : script.split(";\\s*(\n|$)", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    /** The single value that the query gives, as text. */
    String one(String sql) throws SQLException {
        try (var statement = database.connection().createStatement(); var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Every row of a table in the form of a part, in the order of the text. */
    String all(String table) throws SQLException {
        return new String(rows(table), StandardCharsets.UTF_8).lines().sorted().toList().toString();
    }

    void begin() {
        database.begin(PATIENCE);
    }

    List<String> columns(String table) throws SQLException {
        return List.of(one("select group_concat(column_name order by ordinal_position separator ',') from information_schema.columns"
                + " where table_schema = database() and table_name = '" + table + "' and coalesce(generation_expression, '') = ''").split(",", -1));
    }

    TableDigest digest(String table) throws SQLException {
        return database.rows().digest(RowSelection.all(table, columns(table)));
    }

    byte[] rows(String table) throws SQLException {
        var rows = new ByteArrayOutputStream();
        database.rows().read(RowSelection.all(table, columns(table)), rows::write);
        return rows.toByteArray();
    }

    static InputStream text(String rows) {
        return new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        database.close();
    }
}
