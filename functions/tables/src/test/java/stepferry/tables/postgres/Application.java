package stepferry.tables.postgres;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import stepferry.model.TableDigest;
import stepferry.model.structure.Column;
import stepferry.model.structure.ForeignKey;
import stepferry.model.structure.Table;
import stepferry.servers.SharedServers;
import stepferry.tables.RowSelection;

/** An application's database for one test, opened as a run opens it. */
record Application(String url, PostgresDatabase database) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A database of its own whose schema {@code public} the script has made. */
    static Application of(String script) throws SQLException {
        var application = at(SharedServers.freshDatabase());
        application.run(script);
        return application;
    }

    static Application at(String url) {
        var server = SharedServers.postgres();
        var plain = url.replaceFirst("\\?.*", "");
        return new Application(plain, PostgresDatabase.open(plain, server.user(), server.password(), "public"));
    }

    /** Another session in the same database. */
    Application again() {
        return at(url);
    }

    void run(String sql) throws SQLException {
        try (var statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    /** The single value that the query gives, as text. */
    String one(String sql) throws SQLException {
        try (var statement = database.connection().createStatement(); var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Every row of the query as text, in the query's order, with bars between the rows. */
    String all(String query) throws SQLException {
        return one("select string_agg(q::text, '|') from (" + query + ") as q");
    }

    void begin() {
        database.begin(PATIENCE);
    }

    Table table(String name) {
        return database.structure().table(name).orElseThrow();
    }

    List<String> columns(String table) {
        return table(table).writableColumns().stream().map(Column::name).toList();
    }

    List<ForeignKey> foreignKeys() {
        return database.structure().tables().stream().flatMap(table -> table.foreignKeys().stream()).toList();
    }

    TableDigest digest(String table) {
        return database.rows().digest(RowSelection.all(table, columns(table)));
    }

    byte[] rows(String table, List<String> columns) {
        var rows = new ByteArrayOutputStream();
        database.rows().read(RowSelection.all(table, columns), rows::write);
        return rows.toByteArray();
    }

    static InputStream text(String rows) {
        return new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        database.close();
    }
}
