package stepferry.servers.mariadb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import stepferry.servers.CacheFolder;
import stepferry.servers.Folders;
import stepferry.servers.ServerUnavailable;

/** Makes a MariaDB data folder: the installation runs once on this machine, later folders are copies of what it made. */
final class MariaDbCluster {
    static final String USER = "root";
    static final String PASSWORD = "root";

    private MariaDbCluster() {}

    /** Leaves an existing data folder alone. */
    static void make(MariaDbBinaries binaries, Path data) {
        try {
            if (!Files.exists(data.resolve("mysql"))) {
                Folders.copy(template(binaries), data);
            }
        } catch (IOException e) {
            throw new ServerUnavailable("Cannot make a MariaDB data folder in " + data + ": " + e.getMessage(), e);
        }
    }

    /** What runs before the first client: the superuser may log in from loopback, by password. */
    static Path accessScript(Path folder) {
        String user = "'" + USER + "'@'127.0.0.1'";
        try {
            return Files.writeString(folder.resolve("access.sql"), """
                    CREATE USER IF NOT EXISTS %1$s;
                    ALTER USER %1$s IDENTIFIED BY '%2$s';
                    GRANT ALL PRIVILEGES ON *.* TO %1$s WITH GRANT OPTION;
                    """.formatted(user, PASSWORD));
        } catch (IOException e) {
            throw new ServerUnavailable("Cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Path template(MariaDbBinaries binaries) {
        return CacheFolder.once("mariadb-" + binaries.version() + "-data", empty -> install(binaries, empty));
    }

    private static void install(MariaDbBinaries binaries, Path data) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "sh", binaries.program("scripts/mariadb-install-db").toString(),
                "--no-defaults", "--basedir=" + binaries.folder(),
                "--datadir=" + data, "--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve"));
        words.addAll(asRoot());
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("mariadb-install-db failed: " + output.strip());
        }
    }

    /** As root the server wants to be told that this is meant. */
    static List<String> asRoot() {
        return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
    }
}
