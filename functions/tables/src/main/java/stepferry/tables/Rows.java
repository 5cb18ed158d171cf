package stepferry.tables;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import stepferry.model.RowSink;
import stepferry.model.TableDigest;
import stepferry.model.rules.Counter;

/** The rows of a schema's tables, in bulk. Rows of inheriting tables and partitions belong to those, not to their parents. */
public interface Rows {
    /** Keeps others from changing the tables' structure until the transaction ends. */
    void pin(Collection<String> tables);

    /** Keeps others from writing to the tables until the transaction ends; reading goes on. */
    void lock(Collection<String> tables);

    /** Number and digest of the rows, computed in the database over these columns. */
    TableDigest digest(String table, List<String> columns);

    /** Hands every row to the sink in the engine's bulk form. */
    void read(String table, List<String> columns, RowSink sink);

    /**
     * Adds rows in the engine's bulk form.
     *
     * @return how many
     */
    long write(String table, List<String> columns, InputStream rows);

    /**
     * Removes every row.
     *
     * @return how many
     */
    long clear(String table);

    /** An empty temporary table with the same columns and no constraints, dropped when the transaction ends. */
    Stage stage(String table, List<String> columns);

    /** Rows that wait beside a table to be merged into it. */
    interface Stage {
        long write(InputStream rows);

        /** Lifts every counter to the target's value where that is higher, and adds the counters that only the target has. */
        void keepCounters(Counter counters);

        TableDigest digest();

        /** How many waiting rows the table has with every value alike, matched by key. */
        long alike(List<String> key);

        /**
         * Removes the table's rows that have a waiting row with the same key and other values.
         *
         * @return how many
         */
        long removeDiffering(List<String> key);

        /**
         * Adds the waiting rows whose key the table does not have.
         *
         * @return how many
         */
        long addMissing(List<String> key);

        /** As {@link #addMissing}, but leaves out rows that the table's other unique constraints do not admit. */
        long addAdmitted(List<String> key);

        /** Adds every waiting row. */
        long addAll();

        void drop();
    }
}
