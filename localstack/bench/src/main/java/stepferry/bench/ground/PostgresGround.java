package stepferry.bench.ground;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import stepferry.model.Engine;
import stepferry.servers.PostgresServer;

/** PostgreSQL 15: the newest whose data the packaged tools of a stable system can dump. */
public final class PostgresGround extends Sessions {
    private static final int MAJOR = 15;
    private static final String ADMINISTRATION = "postgres";
    private static final String TABLES = "select oid from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace";

    private final PostgresServer server;
    private final Optional<Statements> statements;

    private PostgresGround(PostgresServer server, boolean profiled) throws SQLException {
        this.server = server;
        this.statements = profiled ? Optional.of(new Statements(this, ADMINISTRATION)) : Optional.empty();
    }

    /**
     * Starts a server whose data lie in the folder and are as durable as PostgreSQL makes them.
     *
     * @param profiled whether it counts what statements take, which costs a little
     */
    public static PostgresGround start(Path folder, boolean profiled) throws SQLException {
        var server = PostgresServer.startMajor(MAJOR, Optional.of(folder));
        try (var first = new PostgresGround(server, false)) {
            // It would start at any moment, in one contender's run and not in another's.
            first.execute(ADMINISTRATION, "alter system set autovacuum = off");
            if (profiled) {
                first.execute(ADMINISTRATION, "alter system set shared_preload_libraries = '" + Statements.LIBRARY + "'");
            }
        }
        return new PostgresGround(PostgresServer.startMajor(MAJOR, Optional.of(folder)), profiled);
    }

    @Override
    public Engine engine() {
        return Engine.POSTGRESQL;
    }

    @Override
    public String description() {
        return "PostgreSQL " + server.version() + ", fsync on, synchronous_commit on, shared_buffers 64MB, autovacuum off";
    }

    @Override
    public String url(String database) {
        return server.jdbcUrl(database);
    }

    @Override
    public String schema(String database) {
        return "public";
    }

    @Override
    public String user() {
        return server.user();
    }

    @Override
    public String password() {
        return server.password();
    }

    @Override
    public Map<String, String> variables() {
        return Map.of("PGHOST", "127.0.0.1", "PGPORT", Integer.toString(server.port()), "PGUSER", user(), "PGPASSWORD", password());
    }

    @Override
    void create(String database) throws SQLException {
        execute(ADMINISTRATION, "drop database if exists " + database, "create database " + database);
    }

    @Override
    void settle(String database) throws SQLException {
        execute(database, "vacuum (analyze, freeze)");
    }

    @Override
    public void layOut(String database) throws SQLException {
        execute(ADMINISTRATION, "drop database if exists " + TARGET + " with (force)",
                "create database " + TARGET + " template " + database + " strategy file_copy", "checkpoint");
    }

    @Override
    public long pid() {
        return server.pid();
    }

    @Override
    public OptionalLong backend(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return OptionalLong.of(row.getLong(1));
        }
    }

    @Override
    public long logPosition() throws SQLException {
        return Long.parseLong(value(ADMINISTRATION, "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint"));
    }

    @Override
    public Optional<String> lockQuestion() throws SQLException {
        var tables = pairs(TARGET, TABLES).stream().map(Map.Entry::getKey).toList();
        if (tables.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("select exists (select from pg_locks where granted and locktype = 'relation' and relation in ("
                + String.join(", ", tables) + ") and database = (select oid from pg_database where datname = '" + TARGET
                + "') and mode in ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'))");
    }

    @Override
    public Map<String, List<String>> columns(String database) throws SQLException {
        return grouped(pairs(database, "select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and attnum > 0"
                + " where c.oid in (" + TABLES + ") order by c.relname, attnum"));
    }

    @Override
    public void beginProfile() throws SQLException {
        if (statements.isPresent()) {
            statements.get().begin();
        }
    }

    @Override
    public List<String> profile() throws SQLException {
        return statements.isPresent() ? statements.get().top() : List.of();
    }

    @Override
    public Map<String, String> checksums(String database) throws SQLException {
        var sums = new TreeMap<String, String>();
        for (var table : columns(database).keySet()) {
            sums.put(table, value(database, "select concat(count(*), ' ', sum(hashtextextended(t::text, 0))) from " + table + " t"));
        }
        return sums;
    }

    @Override
    public void close() {
        server.stop();
    }
}
