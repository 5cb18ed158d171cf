package stepferry.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    @TempDir
    Path data;

    @Test
    void answersOnLoopbackOnly() throws SQLException {
        try (PostgresServer server = PostgresServer.start(Optional.empty())) {
            assertThat(query(server, "postgres", "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(server, "postgres", "SHOW server_version")).isEqualTo("17.11");
            assertThat(query(server, "postgres", "SELECT upper('straße é')")).isEqualTo("STRASSE É".replace("SS", "ß"));
        }
    }

    @Test
    void keepsItsDataBetweenStarts() throws SQLException {
        try (PostgresServer server = PostgresServer.start(Optional.of(data))) {
            server.createDatabase("kept \"one\"");
            run(server, "kept \"one\"", "CREATE TABLE t AS SELECT 42 AS n");
        }
        try (PostgresServer server = PostgresServer.start(Optional.of(data))) {
            assertThat(query(server, "kept \"one\"", "SELECT n FROM t")).isEqualTo("42");
        }
    }

    @Test
    void runsAnotherMajorVersionBesideTheDefaultOne() throws SQLException {
        PostgresServer older = SharedServers.postgres(15);
        assertThat(query(older, "postgres", "SHOW server_version_num")).startsWith("15");
        assertThat(older.version()).startsWith("15.");
        assertThat(SharedServers.freshDatabase(older)).contains(":" + older.port() + "/");
    }

    @Test
    void refusesADataFolderOfAnotherMajorVersion() {
        PostgresServer.startMajor(15, Optional.of(data)).stop();
        assertThatThrownBy(() -> PostgresServer.start(Optional.of(data)).close())
                .isInstanceOf(ServerUnavailable.class).hasMessageContaining("belongs to PostgreSQL 15")
                .hasMessageContaining(data.toString());
    }

    @Test
    void refusesTheWrongPassword() {
        PostgresServer server = SharedServers.postgres();
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), "wrong").close())
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void aFreshDatabaseIsEmptyAndItsOwn() throws SQLException {
        String first = SharedServers.freshDatabase();
        String second = SharedServers.freshDatabase();
        try (Connection connection = DriverManager.getConnection(first); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE only_here (id int)");
        }
        try (Connection connection = DriverManager.getConnection(second); Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM only_here")).hasMessageContaining("does not exist");
        }
    }

    private static void run(PostgresServer server, String database, String sql) throws SQLException {
        try (Connection connection = connect(server, database); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PostgresServer server, String database, String sql) throws SQLException {
        try (Connection connection = connect(server, database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(PostgresServer server, String database) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(database), server.user(), server.password());
    }
}
