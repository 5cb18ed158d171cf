package stepferry.comparison;

import java.sql.SQLException;
import stepferry.servers.SharedServers;
import stepferry.tables.Database;
import stepferry.tables.postgres.PostgresDatabase;

/** A database of its own for one test. */
record TargetDatabase(Database database) implements AutoCloseable {
    static TargetDatabase of(String sql) throws SQLException {
        var server = SharedServers.postgres();
        var made = new TargetDatabase(PostgresDatabase.open(SharedServers.freshDatabase().replaceFirst("\\?.*", ""), server.user(),
                server.password(), "public"));
        made.run(sql);
        return made;
    }

    void run(String sql) throws SQLException {
        try (var statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    /** How many temporary tables of ours there are. */
    int temporaryTables() throws SQLException {
        try (var statement = database.connection().createStatement();
                var left = statement.executeQuery("select count(*) from pg_class where relname like 'stepferry%' and relpersistence = 't'")) {
            left.next();
            return left.getInt(1);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
