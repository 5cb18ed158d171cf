package stepferry.check;

import java.util.List;
import stepferry.model.PackagedTable;
import stepferry.model.Strategy;

/**
 * About how long an apply takes, were every row to be written: what stands in the target already takes less. The rates are what a small
 * database server (2 cores, SSD) reaches on tables with two indexes; a larger one is faster.
 *
 * @param tables how many tables get rows
 * @param bytes length of the rows before compression
 */
record Estimate(int tables, long bytes) {
    /** From the package's storage into a table with its indexes. */
    private static final double TRANSFERRED_PER_SECOND = 15e6;
    /** From where the rows wait into a table with its indexes. */
    private static final double MOVED_PER_SECOND = 20e6;
    /** The database computes a digest; it does so before the rows are written and after. */
    private static final double DIGESTED_PER_SECOND = 50e6;
    /** Statements and answers, whatever the table holds. */
    private static final double SECONDS_PER_TABLE = 0.01;
    /** How many loads come at once; they share the server, so that twice as many are not twice as fast. */
    private static final double AHEAD_PER_SECOND = 2 * TRANSFERRED_PER_SECOND;
    /** A third of the time that Lambda gives a function: estimates are rough, and a database has its bad days. */
    private static final double COMFORTABLE_SECONDS = 300;

    static Estimate of(List<PackagedTable> tables) {
        return new Estimate(tables.size(), tables.stream().mapToLong(PackagedTable::bytes).sum());
    }

    /** The strategy asked for; where none was, the one that fits. */
    Strategy settle(Strategy asked) {
        if (asked != Strategy.AUTO) {
            return asked;
        }
        return seconds(Strategy.ATOMIC) <= COMFORTABLE_SECONDS ? Strategy.ATOMIC : Strategy.CHUNKED;
    }

    double seconds(Strategy strategy) {
        return locked(strategy) + bytes / DIGESTED_PER_SECOND
                + (strategy == Strategy.CHUNKED ? bytes / AHEAD_PER_SECOND : 0);
    }

    /** How long nobody else writes to the tables. Reading goes on. */
    double locked(Strategy strategy) {
        return bytes / (strategy == Strategy.CHUNKED ? MOVED_PER_SECOND : TRANSFERRED_PER_SECOND)
                + 2 * bytes / DIGESTED_PER_SECOND + tables * SECONDS_PER_TABLE;
    }

    /** Why the strategy, in words. */
    String why(Strategy asked) {
        if (asked != Strategy.AUTO) {
            return "as was asked";
        }
        return settle(asked) == Strategy.ATOMIC
                ? "it fits one function comfortably"
                : "one function would take about " + time(seconds(Strategy.ATOMIC)) + " of the 15 min it has";
    }

    /** The whole of it in a sentence. */
    String sentence(Strategy asked) {
        var settled = settle(asked);
        return "%s, %s: %d MB in %d tables take about %s, the target is locked for about %s".formatted(settled.word(), why(asked),
                Math.ceilDiv(bytes, 1_000_000), tables, time(seconds(settled)), time(locked(settled)));
    }

    private static String time(double seconds) {
        return seconds < 120 ? "%d s".formatted((long) Math.ceil(seconds)) : "%d min".formatted((long) Math.ceil(seconds / 60));
    }
}
