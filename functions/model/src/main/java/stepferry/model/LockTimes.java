package stepferry.model;

import java.util.Locale;

/**
 * For how long a run kept others waiting.
 *
 * @param writersMillis from the first lock that keeps writers from the tables, in milliseconds
 * @param readersMillis from the first statement that may keep readers from a table, in milliseconds; 0 if there was none
 */
public record LockTimes(long writersMillis, long readersMillis) {
    @Override
    public String toString() {
        return "the target was locked for writing for " + seconds(writersMillis)
                + (readersMillis == 0 ? ", and never for reading" : ", for reading for " + seconds(readersMillis));
    }

    private static String seconds(long millis) {
        return millis < 100 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
