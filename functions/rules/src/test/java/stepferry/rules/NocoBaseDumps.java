package stepferry.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.PGConnection;

/** The dumps of a real application, where this machine has them: statements and COPY blocks, as pg_dump writes them. */
final class NocoBaseDumps {
    private static final String PROPERTY = "stepferry.nocobase.dumps";

    private NocoBaseDumps() {}

    /** Loads a dump into an empty database, or skips the test that asked for it. */
    static void load(String name, Connection connection) throws SQLException, IOException {
        var file = Path.of(System.getProperty(PROPERTY, "../../../shared/nocobase/dumps")).resolve(name + ".sql.gz");
        Assumptions.assumeTrue(Files.isReadable(file), () -> "No NocoBase dump at " + file.toAbsolutePath().normalize()
                + ": give its folder with -D" + PROPERTY + "=FOLDER to run this test");
        try (var in = new GZIPInputStream(Files.newInputStream(file));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            load(reader, connection);
        }
    }

    private static void load(BufferedReader reader, Connection connection) throws SQLException, IOException {
        var sql = new StringBuilder();
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("COPY ") && line.endsWith("FROM stdin;")) {
                run(sql, connection);
                copy(line, reader, connection);
            } else if (!line.startsWith("\\")) {
                sql.append(line).append('\n');
            }
        }
        run(sql, connection);
    }

    private static void run(StringBuilder sql, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql.toString());
        }
        sql.setLength(0);
    }

    private static void copy(String command, BufferedReader reader, Connection connection) throws SQLException, IOException {
        var rows = new StringBuilder();
        for (var line = reader.readLine(); !"\\.".equals(line); line = reader.readLine()) {
            rows.append(line).append('\n');
        }
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command, new StringReader(rows.toString()));
    }
}
