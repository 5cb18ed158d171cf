package stepferry.servers.mariadb;

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
import stepferry.servers.Attempts;
import stepferry.servers.ChildCommand;
import stepferry.servers.ChildProcess;
import stepferry.servers.Folders;
import stepferry.servers.RunningServer;
import stepferry.servers.ServerUnavailable;

/** A MariaDB server on loopback, utf8mb4, LOAD DATA LOCAL allowed, with a superuser that logs in by password. */
public final class MariaDbServer implements RunningServer {
    private final ChildProcess process;
    private final MariaDbBinaries binaries;
    private final int port;

    private MariaDbServer(ChildProcess process, MariaDbBinaries binaries, int port) {
        this.process = process;
        this.binaries = binaries;
        this.port = port;
    }

    /** Starts with the databases kept in {@code dataDirectory}, or with none and a folder that goes away with the server. */
    public static MariaDbServer start(Optional<Path> dataDirectory) {
        return Attempts.onFreePort(port -> start(dataDirectory, port));
    }

    /** Starts on a port of the caller's choice; {@link ServerUnavailable} says so when it is taken. */
    public static MariaDbServer start(Optional<Path> dataDirectory, int port) {
        MariaDbBinaries binaries = MariaDbBinaries.onClassPath();
        Optional<Path> temporary = dataDirectory.isPresent() ? Optional.empty() : Optional.of(Folders.temporary("mariadb"));
        Path folder = Folders.made(dataDirectory.or(() -> temporary).orElseThrow());
        MariaDbCluster.make(binaries, folder.resolve("data"));
        return new MariaDbServer(
                ChildProcess.start(new ChildCommand(
                        "MariaDB on 127.0.0.1:" + port, words(binaries, folder, port, temporary.isPresent()), Map.of(),
                        folder.resolve("mariadb.log"), "ready for connections",
                        // An orderly end takes seconds, wasted where the data goes away.
                        temporary.isPresent() ? "KILL" : "TERM", temporary, Duration.ofMinutes(2))),
                binaries, port);
    }

    private static List<String> words(MariaDbBinaries binaries, Path folder, int port, boolean temporary) {
        List<String> words = new ArrayList<>(List.of(
                binaries.program("bin/mariadbd").toString(), "--no-defaults", "--basedir=" + binaries.folder(),
                "--datadir=" + folder.resolve("data"), "--init-file=" + MariaDbCluster.accessScript(folder),
                "--bind-address=127.0.0.1", "--port=" + port, "--skip-name-resolve", "--local-infile=1",
                // Without this each start makes an RSA key for a certificate of its own, which takes seconds.
                "--skip-ssl",
                // Relative to the data folder: a socket's path may have 107 bytes only.
                "--socket=mariadb.sock", "--pid-file=mariadb.pid",
                "--character-set-server=utf8mb4", "--max-allowed-packet=1G", "--innodb-buffer-pool-size=64M"));
        words.addAll(MariaDbCluster.asRoot());
        if (temporary) {
            // What does not outlive the process need not survive a power cut.
            words.addAll(List.of("--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0"));
        }
        return words;
    }

    /** The server's version, such as 11.4.5. */
    public String version() {
        return binaries.version();
    }

    /** The folder of its programs; {@code bin/mariadb-dump} is among them. */
    public Path programs() {
        return binaries.folder();
    }

    public int port() {
        return port;
    }

    /** The URL of a database, without credentials; LOAD DATA LOCAL is on. An empty name is no database. */
    public String jdbcUrl(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?allowLocalInfile=true";
    }

    public String user() {
        return MariaDbCluster.USER;
    }

    public String password() {
        return MariaDbCluster.PASSWORD;
    }

    /** Makes an empty database; {@link ServerUnavailable} when the name is taken. */
    public void createDatabase(String name) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(""), user(), password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE `" + name.replace("`", "``") + "`");
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
