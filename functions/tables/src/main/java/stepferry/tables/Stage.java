package stepferry.tables;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import stepferry.model.KeyRange;
import stepferry.model.TableDigest;
import stepferry.model.rules.Counter;
import stepferry.model.rules.RowReference;

/** Rows that wait beside a table to be merged into it; several tables may have one at a time. */
public interface Stage {
    /** @return how many rows came */
    long write(InputStream rows);

    TableDigest digest();

    /** How many rows wait. */
    long rows();

    /** Lifts every counter to the target's value where that is higher, and takes along the counters that only the target has. */
    void keepCounters(Counter counters);

    /** Gives each waiting row that the table has the table's values in these columns. */
    void keepColumns(RowKey key, List<String> columns);

    /**
     * A map of the waiting rows' keys, empty at first. Dropped with the stage.
     *
     * @param column the only column of the primary key
     */
    KeyMap keys(String column);

    /** Has what the waiting rows point with, keys of another stage's rows, follow those to the target. */
    void follow(RowReference reference, KeyMap keys);

    /** A few of the keys that the waiting rows point with, in words, that no mapped row bears. */
    List<String> astray(RowReference reference, KeyMap keys);

    /** How many waiting rows the table has with every value alike. */
    long alike(RowKey key);

    /**
     * Removes the table's rows that have a waiting row with the same key and other values.
     *
     * @return how many
     */
    long removeDiffering(RowKey key);

    /**
     * Removes the table's rows that no waiting row has the key of.
     *
     * @param filter only of those that meet this condition
     * @param stretches only of those that lie in one of them; empty means anywhere
     * @return how many
     */
    long removeAbsent(RowKey key, Optional<String> filter, List<KeyRange> stretches);

    /**
     * Adds the waiting rows whose key the table does not have.
     *
     * @return how many
     */
    long addMissing(RowKey key);

    /** As {@link #addMissing}, but leaves out rows that the table's other unique constraints do not admit. */
    long addAdmitted(RowKey key);

    /**
     * What a merge would do.
     *
     * @param key by which rows are the same; without one a row is the same only as a whole
     * @param compared the columns in which rows may differ
     */
    Contrast contrast(Optional<RowKey> key, List<String> compared);

    /** Adds every waiting row. */
    long addAll();

    void drop();
}
