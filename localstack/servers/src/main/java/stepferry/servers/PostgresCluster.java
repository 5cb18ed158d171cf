package stepferry.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes a PostgreSQL data folder: initdb runs once on this machine, later folders are copies of what it made. */
final class PostgresCluster {
    static final String USER = "postgres";
    static final String PASSWORD = "postgres";

    private PostgresCluster() {}

    /** Leaves an existing cluster alone; refuses one of another major version. */
    static void make(PostgresBinaries binaries, Path data) {
        Path versionFile = data.resolve("PG_VERSION");
        try {
            if (Files.exists(versionFile)) {
                checkMajor(binaries, Files.readString(versionFile).strip(), data);
                StalePidFile.remove(data);
                return;
            }
            Folders.copy(template(binaries), data);
        } catch (IOException e) {
            throw new ServerUnavailable("Cannot make a PostgreSQL data folder in " + data + ": " + e.getMessage(), e);
        }
    }

    private static void checkMajor(PostgresBinaries binaries, String major, Path data) {
        if (!binaries.version().startsWith(major + ".")) {
            throw new ServerUnavailable("The data folder " + data + " belongs to PostgreSQL " + major + ", but the binaries are "
                    + binaries.version() + ": use another data folder, or delete this one to start afresh");
        }
    }

    private static Path template(PostgresBinaries binaries) {
        return CacheFolder.once("postgresql-" + binaries.version() + "-cluster", empty -> {
            Path password = Files.writeString(Folders.temporary("initdb").resolve("password"), PASSWORD);
            try {
                initdb(binaries, empty, password);
            } finally {
                Folders.delete(password.getParent());
            }
        });
    }

    private static void initdb(PostgresBinaries binaries, Path data, Path password) throws IOException {
        List<String> words = Unprivileged.words(List.of(
                binaries.program("initdb").toString(), "--pgdata=" + data, "--username=" + USER, "--pwfile=" + password,
                "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("initdb failed: " + output.strip());
        }
    }
}
