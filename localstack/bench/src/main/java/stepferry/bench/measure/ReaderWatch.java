package stepferry.bench.measure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * How long a reader of the target went without its rows: it asks for one every 10 ms. An answer that takes longer than 100 ms, an error
 * because the table is gone, and an empty table all count, from the last good answer on.
 */
public final class ReaderWatch extends DatabaseWatch {
    private static final Duration PROMPT = Duration.ofMillis(100);

    private final String question;
    private long lastGood = System.nanoTime();
    private long without;
    private boolean bad;

    private ReaderWatch(Connection connection, String question) {
        super(connection);
        this.question = question;
    }

    /** @param question gives a row as long as the reader finds what it looks for */
    public static ReaderWatch asking(Connection connection, String question) {
        var watch = new ReaderWatch(connection, question);
        watch.begin();
        return watch;
    }

    @Override
    protected void look() {
        boolean found = answer();
        long now = System.nanoTime();
        if (found) {
            if (bad || now - lastGood > PROMPT.toNanos()) {
                without += now - lastGood;
            }
            lastGood = now;
        }
        bad = !found;
    }

    private boolean answer() {
        try (var statement = connection().createStatement(); var row = statement.executeQuery(question)) {
            return row.next();
        } catch (SQLException _) {
            // The table is gone for now; that is what is being measured.
            return false;
        }
    }

    /** To be asked after closing. */
    public Duration without() {
        return Duration.ofNanos(bad ? without + System.nanoTime() - lastGood : without);
    }
}
