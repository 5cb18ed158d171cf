package stepferry.tables.mysql;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import stepferry.servers.mariadb.SharedMariaDb;

/** A server that the suites run on. */
public interface TestServer {
    TestServer MARIADB = SharedMariaDb::freshDatabase;

    /** A MySQL that somebody runs, and whose root has the password root. */
    TestServer MYSQL = new TestServer() {
        private static final AtomicInteger DATABASES = new AtomicInteger();

        @Override
        public String freshDatabase() throws SQLException {
            var server = mySqlUrl().orElseThrow().replaceFirst("/+$", "");
            var login = "?permitMysqlScheme=true&allowPublicKeyRetrieval=true&allowLocalInfile=true&user=root&password=root";
            var name = "stepferry_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
            try (var connection = DriverManager.getConnection(server + "/" + login); var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return server + "/" + name + login;
        }
    };

    /** The URL of a new empty database, credentials included. */
    String freshDatabase() throws SQLException;

    /** MySQL where somebody names one, else MariaDB. */
    static TestServer whicheverIsNamed() {
        return mySqlUrl().isPresent() ? MYSQL : MARIADB;
    }

    private static Optional<String> mySqlUrl() {
        return Optional.ofNullable(System.getProperty("stepferry.mysql.url")).filter(url -> !url.isBlank());
    }
}
