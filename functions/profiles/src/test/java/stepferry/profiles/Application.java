package stepferry.profiles;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import stepferry.model.rules.Classification;
import stepferry.servers.SharedServers;
import stepferry.tables.postgres.structure.PostgresStructureReader;

/** The smallest application that is one, in a database of its own; tests add to it what they are about. */
final class Application implements AutoCloseable {
    private final Connection connection;

    private Application(Connection connection) {
        this.connection = connection;
    }

    static Application empty() throws SQLException {
        return new Application(DriverManager.getConnection(SharedServers.freshDatabase()));
    }

    static Application named(String prefix) throws SQLException {
        return empty().run("""
                CREATE TABLE "PapplicationPlugins" (id bigserial PRIMARY KEY, name text, enabled boolean);
                CREATE TABLE "PapplicationVersion" (id bigserial PRIMARY KEY, value text);
                CREATE TABLE "Pcollections" (name text PRIMARY KEY, options json);
                CREATE TABLE "Pfields" (key bigserial PRIMARY KEY, "collectionName" text, name text, type text, options json);
                """.replace("\"P", "\"" + prefix));
    }

    static Application underscored() throws SQLException {
        return empty().run("""
                CREATE TABLE application_plugins (id bigserial PRIMARY KEY, name text, enabled boolean);
                CREATE TABLE application_version (id bigserial PRIMARY KEY, value text);
                CREATE TABLE collections (name text PRIMARY KEY, options json);
                CREATE TABLE fields (key bigserial PRIMARY KEY, collection_name text, name text, type text, options json);
                """);
    }

    Application run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return this;
    }

    Classification classify(String profile) {
        var structure = new PostgresStructureReader().read(connection, "public");
        return Profiles.named(profile).classify(connection, "public", structure);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
