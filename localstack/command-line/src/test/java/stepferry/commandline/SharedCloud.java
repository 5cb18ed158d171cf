package stepferry.commandline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import stepferry.cloud.LocalCloud;

/** One local cloud for all tests of a JVM, its folder, and databases on its PostgreSQL. */
final class SharedCloud {
    static final Path HOME = temporary();
    static final LocalCloud CLOUD = LocalCloud.start(Optional.of(HOME));
    static final String VARIABLE = "CRM_PASSWORD";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(SharedCloud::end));
    }

    private SharedCloud() {}

    static Terminal terminal() {
        return new Terminal(HOME).with(VARIABLE, CLOUD.postgres().password());
    }

    /** The name of a new environment on a database that holds what the script makes. */
    static String environment(String word, String profile, String sql) {
        var name = word + NUMBER.incrementAndGet();
        CLOUD.postgres().createDatabase(name);
        execute(name, sql);
        var added = terminal()
                .run("env", "add", name, "--url", url(name), "--user", CLOUD.postgres().user(), "--password-env", VARIABLE,
                "--profile", profile);
        if (added.code() != 0) {
            throw new AssertionError(added.all());
        }
        return name;
    }

    static String crm(String which) {
        return environment(which, "nocobase", demo("crm-" + which + ".sql"));
    }

    static String url(String database) {
        return CLOUD.postgres().jdbcUrl(database);
    }

    static void execute(String database, String sql) {
        try (var connection = DriverManager.getConnection(url(database), CLOUD.postgres().user(), CLOUD.postgres().password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    static String query(String database, String sql) {
        try (var connection = DriverManager.getConnection(url(database), CLOUD.postgres().user(), CLOUD.postgres().password());
                var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    static Path demoFile(String name) {
        return Path.of("").toAbsolutePath().resolveSibling("demo").resolve(name);
    }

    private static String demo(String name) {
        try {
            return Files.readString(demoFile(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("stepferry-command-line");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end() {
        CLOUD.close();
        Folders.delete(HOME);
    }
}
