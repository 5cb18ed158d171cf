package stepferry.tables.postgres.structure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.zip.GZIPInputStream;
import org.postgresql.PGConnection;

/** The database dumps of NocoBase installations, where they are; plain pg_dump scripts, compressed. */
final class NocoBaseDumps {
    private static final Path FOLDER =
            Path.of(System.getProperty("stepferry.nocobase.dumps", "../../../shared/nocobase/dumps"));

    private NocoBaseDumps() {}

    static boolean present() {
        return Files.isReadable(FOLDER.resolve("dev.sql.gz"));
    }

    static String where() {
        return "no NocoBase dumps in " + FOLDER.toAbsolutePath().normalize()
                + ": set the system property stepferry.nocobase.dumps to their folder";
    }

    static Database load(String name) throws SQLException, IOException {
        var database = Database.fresh();
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(FOLDER.resolve(name + ".sql.gz"))), StandardCharsets.UTF_8))) {
            var statement = new StringBuilder();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (statement.isEmpty() && (line.isBlank() || line.startsWith("--") || line.startsWith("\\"))) {
                    continue;
                }
                statement.append(line).append('\n');
                if (line.endsWith(";")) {
                    run(database, statement.toString(), lines);
                    statement.setLength(0);
                }
            }
        }
        return database;
    }

    private static void run(Database database, String statement, BufferedReader lines) throws SQLException, IOException {
        if (statement.startsWith("COPY ")) {
            var rows = new StringBuilder();
            for (var line = lines.readLine(); !line.equals("\\."); line = lines.readLine()) {
                rows.append(line).append('\n');
            }
            database.connection().unwrap(PGConnection.class).getCopyAPI().copyIn(statement, new StringReader(rows.toString()));
        } else if (!statement.contains(" OWNER TO ")) {
            database.run(statement);
        }
    }
}
