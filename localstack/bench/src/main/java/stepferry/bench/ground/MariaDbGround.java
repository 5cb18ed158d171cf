package stepferry.bench.ground;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import stepferry.model.Engine;
import stepferry.servers.mariadb.MariaDbServer;

/** The MariaDB of the project's tests, on a folder of its own. */
public final class MariaDbGround extends Sessions {
    private static final String ADMINISTRATION = "";
    private static final Duration FLUSH_LIMIT = Duration.ofMinutes(5);

    private final MariaDbServer server;

    private MariaDbGround(MariaDbServer server) {
        this.server = server;
    }

    /** Starts a server whose data lie in the folder and are as durable as MariaDB makes them. */
    public static MariaDbGround start(Path folder) {
        return new MariaDbGround(MariaDbServer.start(Optional.of(folder)));
    }

    @Override
    public Engine engine() {
        return Engine.MARIADB;
    }

    @Override
    public String description() {
        return "MariaDB " + server.version() + ", innodb_flush_log_at_trx_commit 1, doublewrite on, buffer pool 64M, no binary log";
    }

    @Override
    public String url(String database) {
        return server.jdbcUrl(database);
    }

    @Override
    public String schema(String database) {
        return database;
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
        return Map.of("DBHOST", "127.0.0.1", "DBPORT", Integer.toString(server.port()), "DBUSER", user(), "MYSQL_PWD", password());
    }

    @Override
    void create(String database) throws SQLException {
        execute(ADMINISTRATION, "drop database if exists " + database, "create database " + database);
    }

    @Override
    void settle(String database) throws SQLException {
        var tables = columns(database).keySet();
        if (!tables.isEmpty()) {
            execute(database, "analyze table " + String.join(", ", tables));
        }
    }

    @Override
    public void layOut(String database) throws SQLException {
        create(TARGET);
        // The receipts lie in a database beside the target's.
        execute(ADMINISTRATION, "drop database if exists stepferry");
        for (var table : columns(database).keySet()) {
            execute(TARGET, "create table " + table + " like " + database + "." + table,
                    "insert into " + table + " select * from " + database + "." + table);
        }
        settle(TARGET);
        flush();
    }

    /** MariaDB has no CHECKPOINT: it is asked to keep no dirty page, and waited for. */
    private void flush() throws SQLException {
        execute(ADMINISTRATION, "set global innodb_max_dirty_pages_pct = 0");
        long end = System.nanoTime() + FLUSH_LIMIT.toNanos();
        while (status("Innodb_buffer_pool_pages_dirty") > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        execute(ADMINISTRATION, "set global innodb_max_dirty_pages_pct = default");
    }

    private long status(String name) throws SQLException {
        return Long.parseLong(value(ADMINISTRATION, "show global status like '" + name + "'"));
    }

    @Override
    public long pid() {
        return server.pid();
    }

    @Override
    public OptionalLong backend(Connection connection) {
        return OptionalLong.empty();
    }

    @Override
    public long logPosition() throws SQLException {
        return status("Innodb_lsn_current");
    }

    @Override
    public Optional<String> lockQuestion() {
        return Optional.empty();
    }

    @Override
    public Map<String, List<String>> columns(String database) throws SQLException {
        return grouped(pairs(database, "select table_name, column_name from information_schema.columns where table_schema = '" + database
                + "' order by table_name, ordinal_position"));
    }

    @Override
    public void beginProfile() {
        // MariaDB counts statements in its performance schema only, which slows everything that is measured.
    }

    @Override
    public List<String> profile() {
        return List.of();
    }

    @Override
    public Map<String, String> checksums(String database) throws SQLException {
        var sums = new TreeMap<String, String>();
        for (var table : columns(database).keySet()) {
            sums.put(table, value(database, "checksum table " + table));
        }
        return sums;
    }

    @Override
    public void close() {
        server.stop();
    }
}
