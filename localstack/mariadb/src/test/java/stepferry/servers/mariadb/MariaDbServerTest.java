package stepferry.servers.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stepferry.servers.ServerUnavailable;

class MariaDbServerTest {
    @TempDir
    Path data;

    @Test
    void loadsALocalFileAsUtf8() throws SQLException, IOException {
        Path rows = Files.writeString(data.resolve("rows.tsv"), "1\tstraße 🚢\n2\t\\N\n");
        try (Connection connection = DriverManager.getConnection(SharedMariaDb.freshDatabase());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id int PRIMARY KEY, name varchar(50))");
            statement.execute("LOAD DATA LOCAL INFILE '" + rows + "' INTO TABLE t");
            try (ResultSet result = statement.executeQuery("SELECT name FROM t WHERE id = 1")) {
                assertThat(result.next()).isTrue();
                assertThat(result.getString(1)).isEqualTo("straße 🚢");
            }
        }
    }

    @Test
    void answersOnLoopbackOnlyAndToThePasswordOnly() throws SQLException {
        MariaDbServer server = SharedMariaDb.server();
        assertThat(query(server, "", "SELECT @@bind_address")).isEqualTo("127.0.0.1");
        assertThat(query(server, "", "SELECT version()")).startsWith(server.version());
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(""), server.user(), "wrong").close())
                .hasMessageContaining("Access denied");
    }

    @Test
    void keepsItsDataBetweenStartsAndStopsForGood() throws SQLException {
        MariaDbServer first = MariaDbServer.start(Optional.of(data));
        ProcessHandle process = ProcessHandle.of(first.pid()).orElseThrow();
        first.createDatabase("kept `one`");
        first.stop();
        assertThat(process.isAlive()).isFalse();
        try (MariaDbServer again = MariaDbServer.start(Optional.of(data))) {
            assertThat(query(again, "", "SHOW DATABASES LIKE 'kept%'")).isEqualTo("kept `one`");
        }
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> MariaDbServer.start(Optional.of(data), taken.getLocalPort()).close())
                    .isInstanceOf(ServerUnavailable.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("Address already in use");
        }
    }

    private static String query(MariaDbServer server, String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(database), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
