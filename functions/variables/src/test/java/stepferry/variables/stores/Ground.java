package stepferry.variables.stores;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import stepferry.model.Environment;
import stepferry.model.Guards;
import stepferry.servers.SharedServers;
import stepferry.servers.mariadb.SharedMariaDb;
import stepferry.tables.Database;
import stepferry.tables.Databases;

/**
 * An empty database of one engine, as an environment.
 *
 * @param schema the schema that the environment names
 * @param quote what stands around a name
 */
record Ground(String url, String user, String password, String schema, String quote) {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    static Ground postgres() {
        var server = SharedServers.postgres();
        var name = "ground_" + NUMBER.incrementAndGet();
        server.createDatabase(name);
        return new Ground(server.jdbcUrl(name), server.user(), server.password(), "public", "\"");
    }

    static Ground mariaDb() {
        var server = SharedMariaDb.server();
        var name = "ground_" + NUMBER.incrementAndGet();
        server.createDatabase(name);
        return new Ground(server.jdbcUrl(name), server.user(), server.password(), name, "`");
    }

    Environment environment(String profile, String place, Optional<String> key) {
        return new Environment("prod", url, user, "secret", schema, profile, Places.parse(place, key), Guards.NONE);
    }

    Database open(Environment environment) {
        var database = Databases.open(environment, password);
        database.begin(Duration.ofSeconds(10));
        return database;
    }

    /** Names stand between double quotes. */
    void execute(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password); var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql.replace("\"", quote));
            }
        }
    }

    List<String> query(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password); var statement = connection.createStatement();
                var rows = statement.executeQuery(sql.replace("\"", quote))) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
