package stepferry.cloud.kinds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import stepferry.cloud.CloudFixture;
import stepferry.model.Environment;
import stepferry.servers.PostgresServer;
import stepferry.tables.Database;
import stepferry.tables.Databases;

/**
 * PostgreSQL's kinds of tables, on a server of any major version.
 *
 * @param schemas the schema of a source and of a target
 */
record PostgresGround(PostgresServer server, Map<String, String> schemas) implements Ground {
    private static final String NO_KEY = "it has no primary key";
    private static final String COUNTED = "is auto-increment";
    private static final String ROWS = """
            SELECT row(%s)::text AS key, concat(left(text, 300), ' ', length(text), ' ', md5(text)) AS text, version
            FROM (SELECT *, concat(ctid, xmin) AS version, row(%s)::text AS text FROM ONLY %s) AS t ORDER BY text COLLATE "C\"""";

    @Override
    public Environment environment(String word) {
        var name = CloudFixture.name("kinds-" + word);
        server.createDatabase(name);
        var environment = CloudFixture.SHARED.register(name, server.jdbcUrl(name), server.user(), server.password(),
                schemas.get(word), "generic");
        try (var connection = DriverManager.getConnection(environment.url(), server.user(), server.password()); var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + quoted(schemas.get(word)));
            statement.execute(ODD_SETTINGS.replace("NAME", name).replace("ZONE", word.equals("source") ? "Asia/Kathmandu" : "America/St_Johns"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return environment;
    }

    private static final String ODD_SETTINGS = """
            ALTER DATABASE "NAME" SET timezone = 'ZONE'; ALTER DATABASE "NAME" SET datestyle = 'SQL, DMY';
            ALTER DATABASE "NAME" SET intervalstyle = 'sql_standard'; ALTER DATABASE "NAME" SET bytea_output = 'escape';
            ALTER DATABASE "NAME" SET extra_float_digits = -3; ALTER DATABASE "NAME" SET standard_conforming_strings = off""";

    /** A session of the server's own settings but for those that decide how a value prints. */
    @Override
    public Connection connect(Environment environment) throws SQLException {
        var connection = DriverManager.getConnection(environment.url(), server.user(), server.password());
        try (var statement = connection.createStatement()) {
            statement.execute("SET search_path = " + quoted(environment.schema()) + "; SET timezone = 'UTC'; SET datestyle = 'ISO'; SET extra_float_digits = 3; SET intervalstyle = 'iso_8601';"
                    + "SET bytea_output = 'hex'; SET standard_conforming_strings = on");
        }
        return connection;
    }

    @Override
    public Database open(Environment environment) {
        return Databases.open(environment, server.password());
    }

    @Override
    public String script() {
        return resource("postgresql.sql");
    }

    @Override
    public String drift() {
        return resource("postgresql-drift.sql");
    }

    @Override
    public String insertions() {
        return resource("postgresql-insertions.sql");
    }

    private static String resource(String name) {
        try (var in = PostgresGround.class.getResourceAsStream("/kinds/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String largeValue() {
        return "CREATE TABLE large (id integer PRIMARY KEY, content bytea); ALTER TABLE large ALTER content SET STORAGE EXTERNAL;"
                + "INSERT INTO large VALUES (1, decode(repeat(md5('large'), 50 * 1024 * 1024 / 16), 'hex')), (2, NULL)";
    }

    @Override
    public Map<String, String> withoutUsableKey() {
        return Map.of("no_key", NO_KEY, "unique_nullable", NO_KEY, "counts_down", NO_KEY, "no_columns", NO_KEY,
                "identity_always", COUNTED, "identity_by_default", COUNTED, "serial_key", COUNTED,
                "100% \"quoted\" 'name'; \\ %s {0}", COUNTED, "generated_key", "is computed from other columns");
    }

    @Override
    public List<String> notCarried() {
        return List.of("The function 'fire()' is not carried", "The extension 'pg_trgm' is not carried");
    }

    @Override
    public List<String> tables(Connection connection) throws SQLException {
        return list(connection, "SELECT relname FROM pg_class WHERE relnamespace = quote_ident(current_schema())::regnamespace AND relkind IN ('r', 'p') ORDER BY 1");
    }

    @Override
    public List<String> columns(Connection connection, String table) throws SQLException {
        return list(connection, "SELECT attname FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped"
                + " ORDER BY attname COLLATE \"C\"", quoted(table));
    }

    @Override
    public List<String> key(Connection connection, String table) throws SQLException {
        return list(connection, "SELECT attname FROM pg_index i JOIN pg_attribute a ON attrelid = indrelid AND attnum = ANY (indkey)"
                + " WHERE indrelid = ?::regclass AND indisprimary ORDER BY attname COLLATE \"C\"", quoted(table));
    }

    @Override
    public List<Row> rows(Connection connection, String table, List<String> columns, List<String> key) throws SQLException {
        var found = new ArrayList<Row>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(ROWS.formatted(quotedAll(key), quotedAll(columns), quoted(table)))) {
            while (rows.next()) {
                found.add(new Row(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return found;
    }

    @Override
    public long fired(Connection connection) throws SQLException {
        return Long.parseLong(list(connection, "SELECT count(*) FROM audit.fired").getFirst());
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
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String quotedAll(List<String> names) {
        return names.stream().map(PostgresGround::quoted).collect(Collectors.joining(", "));
    }
}
