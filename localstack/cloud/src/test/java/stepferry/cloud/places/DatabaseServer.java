package stepferry.cloud.places;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import stepferry.servers.PostgresServer;

/** A PostgreSQL server in which scenarios make databases; closing it drops them. */
public final class DatabaseServer implements AutoCloseable {
    private final String theirs;
    private final String ours;
    private final String user;
    private final String password;
    private final Queue<String> made = new ConcurrentLinkedQueue<>();

    /**
     * @param theirs what the functions put before a database's name, such as {@code jdbc:postgresql://db:5432/}
     * @param ours the same for whoever runs the scenarios
     */
    public DatabaseServer(String theirs, String ours, String user, String password) {
        this.theirs = theirs;
        this.ours = ours;
        this.user = user;
        this.password = password;
    }

    /** Of a server that all reach alike, and that ends with its databases. */
    public static DatabaseServer of(PostgresServer server) {
        return new DatabaseServer(server.jdbcUrl(""), server.jdbcUrl(""), server.user(), server.password());
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /** Makes an empty database and returns the URL by which the functions know it. */
    public String create(String name) {
        execute("create database \"" + name + "\"");
        made.add(name);
        return theirs + name;
    }

    /** By which URL whoever runs the scenarios reaches what the functions know by that one. */
    public String reached(String url) {
        return url.startsWith(theirs) ? ours + url.substring(theirs.length()) : url;
    }

    @Override
    public void close() {
        made.forEach(name -> execute("drop database if exists \"" + name + "\" with (force)"));
        made.clear();
    }

    private void execute(String sql) {
        try (var connection = DriverManager.getConnection(ours + "postgres", user, password); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL at " + ours + " does not do it: " + sql, e);
        }
    }
}
