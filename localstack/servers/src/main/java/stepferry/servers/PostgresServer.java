package stepferry.servers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A PostgreSQL server on loopback, UTF-8, with a superuser that logs in by password. It also runs when we are root. */
public final class PostgresServer implements RunningServer {
    private static final String READY = "database system is ready to accept connections";

    private final ChildProcess process;
    private final PostgresBinaries binaries;
    private final int port;

    private PostgresServer(ChildProcess process, PostgresBinaries binaries, int port) {
        this.process = process;
        this.binaries = binaries;
        this.port = port;
    }

    /** Starts with the databases kept in {@code dataDirectory}, or with none and a folder that goes away with the server. */
    public static PostgresServer start(Optional<Path> dataDirectory) {
        return Attempts.onFreePort(port -> start(dataDirectory, port));
    }

    /** Starts a server of another major version; its binaries are gathered by the module {@code localstack/postgresql-MAJOR}. */
    public static PostgresServer startMajor(int major, Optional<Path> dataDirectory) {
        PostgresBinaries binaries = PostgresBinaries.ofMajor(major);
        return Attempts.onFreePort(port -> start(binaries, dataDirectory, port));
    }

    /** Starts on a port of the caller's choice; {@link ServerUnavailable} says so when it is taken. */
    public static PostgresServer start(Optional<Path> dataDirectory, int port) {
        return start(PostgresBinaries.onClassPath(), dataDirectory, port);
    }

    private static PostgresServer start(PostgresBinaries binaries, Optional<Path> dataDirectory, int port) {
        Optional<Path> temporary = dataDirectory.isPresent() ? Optional.empty() : Optional.of(Folders.temporary("postgresql"));
        Path folder = Folders.made(dataDirectory.or(() -> temporary).orElseThrow());
        Path cluster = folder.resolve("cluster");
        makeCluster(binaries, cluster, temporary);
        return new PostgresServer(
                ChildProcess.start(new ChildCommand(
                        "PostgreSQL on 127.0.0.1:" + port,
                        Unprivileged.words(words(binaries, cluster, port, temporary.isPresent())),
                        Map.of(), folder.resolve("postgresql.log"), READY, "INT", temporary, Duration.ofSeconds(60))),
                binaries, port);
    }

    private static void makeCluster(PostgresBinaries binaries, Path cluster, Optional<Path> temporary) {
        try {
            PostgresCluster.make(binaries, cluster);
        } catch (ServerUnavailable e) {
            temporary.ifPresent(folder -> Folders.discard(folder, e));
            throw e;
        }
    }

    private static List<String> words(PostgresBinaries binaries, Path cluster, int port, boolean temporary) {
        List<String> words = new ArrayList<>(List.of(
                binaries.program("postgres").toString(), "-D", cluster.toString(), "-p", Integer.toString(port),
                "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "lc_messages=C",
                "-c", "max_connections=200", "-c", "shared_buffers=64MB"));
        if (temporary) {
            // What does not outlive the process need not survive a power cut.
            words.addAll(List.of("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"));
        }
        return words;
    }

    /** The server's version as in its binaries' name, such as 17.11.0. */
    public String version() {
        return binaries.version();
    }

    public int port() {
        return port;
    }

    /** The URL of a database, without credentials. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String user() {
        return PostgresCluster.USER;
    }

    public String password() {
        return PostgresCluster.PASSWORD;
    }

    /** Makes an empty database; {@link ServerUnavailable} when the name is taken. */
    public void createDatabase(String name) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), user(), password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + name.replace("\"", "\"\"") + "\"");
        } catch (SQLException e) {
            throw new ServerUnavailable("Cannot make the database " + name + " on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean alive() {
        return process.alive();
    }

    @Override
    public void stop() {
        process.stop();
    }
}
