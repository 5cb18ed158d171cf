package stepferry.bench.measure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** How long tables were locked against writers: a query that says so is asked every 10 ms. */
public final class LockWatch extends DatabaseWatch {
    private final PreparedStatement question;
    private long last = System.nanoTime();
    private long locked;

    private LockWatch(Connection connection, String question) throws SQLException {
        super(connection);
        this.question = connection.prepareStatement(question);
    }

    /** @param question gives one row with one boolean, and takes no lock that waits */
    public static LockWatch asking(Connection connection, String question) throws SQLException {
        var watch = new LockWatch(connection, question);
        watch.begin();
        return watch;
    }

    @Override
    protected void look() {
        boolean found = answer();
        long now = System.nanoTime();
        if (found) {
            locked += now - last;
        }
        last = now;
    }

    private boolean answer() {
        try (var row = question.executeQuery()) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException("The locks of the target cannot be read: " + e.getMessage(), e);
        }
    }

    /** To be asked after closing. */
    public Duration locked() {
        return Duration.ofNanos(locked);
    }
}
