package stepferry.cloud.kinds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import stepferry.cloud.CloudFixture;
import stepferry.model.Environment;
import stepferry.servers.mariadb.MariaDbServer;
import stepferry.tables.Database;
import stepferry.tables.Databases;

/** MariaDB's kinds of tables. */
record MariaDbGround(MariaDbServer server) implements Ground {
    private static final String NO_KEY = "it has no primary key";
    private static final String COUNTED = "is auto-increment";
    private static final Set<String> BYTES = Set.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "bit", "point", "geometry");
    private static final String ROWS = """
            SELECT %s AS k, concat(left(t, 300), ' ', char_length(t), ' ', md5(t)) AS t FROM (SELECT *, concat_ws(',', %s) AS t FROM %s) AS r
            ORDER BY CAST(t AS BINARY)""";

    @Override
    public Environment environment(String word) {
        var name = CloudFixture.name("kinds-" + word);
        server.createDatabase(name);
        return CloudFixture.SHARED.register(name, server.jdbcUrl(name), server.user(), server.password(), name, "generic");
    }

    @Override
    public Connection connect(Environment environment) throws SQLException {
        var connection = DriverManager.getConnection(environment.url() + "&allowMultiQueries=true", server.user(), server.password());
        try (var statement = connection.createStatement()) {
            statement.execute("SET NAMES utf8mb4; SET time_zone = '+00:00'; SET group_concat_max_len = 1000000000");
        }
        return connection;
    }

    @Override
    public Database open(Environment environment) {
        return Databases.open(environment, server.password());
    }

    @Override
    public String script() {
        return resource("mariadb.sql");
    }

    @Override
    public String drift() {
        return resource("mariadb-drift.sql");
    }

    @Override
    public String insertions() {
        return resource("mariadb-insertions.sql");
    }

    private static String resource(String name) {
        try (var in = MariaDbGround.class.getResourceAsStream("/kinds/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String largeValue() {
        return "CREATE TABLE large (id int PRIMARY KEY, content longblob);"
                + "INSERT INTO large VALUES (1, repeat(unhex(md5('large')), 50 * 1024 * 1024 / 16)), (2, NULL)";
    }

    @Override
    public Map<String, String> withoutUsableKey() {
        return Map.of("no_key", NO_KEY, "unique_nullable", NO_KEY, "counted", COUNTED, "counted_small", COUNTED, "counted_zero", COUNTED,
                "100% \"quoted\" 'name' `x`; %s {0}", COUNTED);
    }

    @Override
    public List<String> notCarried() {
        return List.of("The function 'shout' is not carried", "The event 'never' is not carried");
    }

    @Override
    public List<String> tables(Connection connection) throws SQLException {
        return list(connection, "SELECT table_name FROM information_schema.tables WHERE table_schema = database() AND table_type = 'BASE TABLE'"
                + " ORDER BY CAST(table_name AS BINARY)");
    }

    @Override
    public List<String> columns(Connection connection, String table) throws SQLException {
        return list(connection, "SELECT column_name FROM information_schema.columns WHERE table_schema = database()"
                + " AND CAST(table_name AS BINARY) = ? ORDER BY CAST(column_name AS BINARY)", table);
    }

    @Override
    public List<String> key(Connection connection, String table) throws SQLException {
        return list(connection, "SELECT column_name FROM information_schema.key_column_usage WHERE table_schema = database()"
                + " AND CAST(table_name AS BINARY) = ? AND constraint_name = 'PRIMARY' ORDER BY CAST(column_name AS BINARY)", table);
    }

    @Override
    public List<Row> rows(Connection connection, String table, List<String> columns, List<String> key) throws SQLException {
        var types = types(connection, table);
        var keyText = key.isEmpty() ? "''" : "concat_ws(',', " + texts(key, types) + ")";
        var found = new ArrayList<Row>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(ROWS.formatted(keyText, texts(columns, types), quoted(table)))) {
            while (rows.next()) {
                found.add(new Row(rows.getString(1), rows.getString(2), ""));
            }
        }
        return found;
    }

    private static String texts(List<String> columns, Map<String, String> types) {
        return columns.stream().map(column -> text(quoted(column), types.get(column))).collect(Collectors.joining(", "));
    }

    private static String text(String column, String type) {
        if (BYTES.contains(type)) {
            return "coalesce(hex(" + column + "), '~')";
        }
        // A float prints six digits, and holds more.
        return "quote(" + (type.equals("float") ? "CAST(" + column + " AS double)" : column) + ")";
    }

    private static Map<String, String> types(Connection connection, String table) throws SQLException {
        var types = new HashMap<String, String>();
        for (var line : list(connection, "SELECT concat(column_name, ' ', data_type) FROM information_schema.columns WHERE table_schema = database()"
                + " AND CAST(table_name AS BINARY) = ?", table)) {
            types.put(line.substring(0, line.lastIndexOf(' ')), line.substring(line.lastIndexOf(' ') + 1));
        }
        return types;
    }

    @Override
    public long fired(Connection connection) throws SQLException {
        return Long.parseLong(list(connection, "SELECT count(*) FROM kinds_audit.fired WHERE place = database()").getFirst());
    }

    private static List<String> list(Connection connection, String sql, String... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }

    private static String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }
}
