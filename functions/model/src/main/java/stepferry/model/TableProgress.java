package stepferry.model;

import java.time.Instant;
import java.util.Objects;

/**
 * How far a step has come with one table.
 *
 * @param step the step as people know it: export, backup, load, apply or restore
 * @param table the table; empty for all small ones together
 * @param rows how many rows are done
 * @param bytes how many bytes are done, before compression
 * @param ofRows how many rows there are; 0 when that is not known
 * @param ofBytes about how many bytes there are
 * @param since when the step began with its tables
 * @param at when this was true
 */
public record TableProgress(String step, String table, long rows, long bytes, long ofRows, long ofBytes, Instant since, Instant at) {
    public TableProgress {
        Objects.requireNonNull(step);
        Objects.requireNonNull(table);
        Objects.requireNonNull(since);
        Objects.requireNonNull(at);
    }

    /** At the very beginning. */
    public static TableProgress beginning(String step, String table, long ofRows, long ofBytes, Instant since) {
        return new TableProgress(step, table, 0, 0, ofRows, ofBytes, since, since);
    }
}
