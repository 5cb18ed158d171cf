package stepferry.tables.mysql.structure;

import static stepferry.tables.mysql.Backticks.quote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange;
import stepferry.tables.mysql.TestServer;
import stepferry.tables.structure.Scope;

/** A connection for one test, and schemas that nobody else uses; they go when it is closed. */
record Database(Connection connection, String mark, List<String> schemas) implements AutoCloseable {
    private static final AtomicInteger MARKS = new AtomicInteger();

    static Database fresh() throws SQLException {
        return new Database(DriverManager.getConnection(TestServer.whicheverIsNamed().freshDatabase() + "&allowMultiQueries=true"),
                "_" + MARKS.incrementAndGet(), new ArrayList<>());
    }

    static String script(String name) throws IOException {
        try (var file = Database.class.getResourceAsStream("/structure/mysql/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Makes the schema, or makes it anew, and runs the script in it. */
    Database schema(String schema, String script) throws SQLException {
        run("DROP DATABASE IF EXISTS " + quote(schema + mark));
        run("CREATE DATABASE " + quote(schema + mark) + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
        schemas.add(schema);
        return in(schema, script);
    }

    Database in(String schema, String script) throws SQLException {
        run("USE " + quote(schema + mark));
        if (!script.isBlank()) {
            run(script);
        }
        return this;
    }

    boolean mariaDb() throws SQLException {
        return one("SELECT version()").contains("MariaDB");
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SQLException(e.getMessage() + " in " + sql, e.getSQLState(), e.getErrorCode(), e);
        }
    }

    String one(String sql) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    Structure read(String schema) {
        return new MySqlStructureReader().read(connection, schema + mark);
    }

    static List<StructureChange> diff(Structure current, Structure desired, Scope scope) {
        return new MySqlStructureDiff().changes(current, desired, scope);
    }

    /** Runs the changes one by one, as a run does on these engines. */
    Database apply(String schema, List<StructureChange> changes) throws SQLException {
        run("USE " + quote(schema + mark));
        for (var change : changes) {
            run(change.sql());
        }
        return this;
    }

    @Override
    public void close() throws SQLException {
        for (var schema : schemas) {
            run("DROP DATABASE IF EXISTS " + quote(schema + mark));
        }
        connection.close();
    }
}
