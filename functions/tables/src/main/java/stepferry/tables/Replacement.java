package stepferry.tables;

import java.io.InputStream;
import stepferry.model.TableDigest;
import stepferry.model.structure.Structure;

/** A table's successor: rows gather in it, out of readers' sight, until it takes the table's place in the same transaction. */
public interface Replacement {
    /**
     * Adds rows in the engine's bulk form; the successor has no indexes yet.
     *
     * @return how many
     */
    long write(InputStream rows);

    /**
     * Adds the rows of a stage of the same table.
     *
     * @return how many
     */
    long copy(Stage waiting);

    /** Number and digest of the rows, over the columns that are written. */
    TableDigest digest();

    /**
     * Gives the successor whatever needs the rows: keys, indexes, triggers, comments, statistics.
     *
     * @param standing the structure as it is; foreign keys are left to {@link Constraints#restore}
     * @throws stepferry.model.Rejected with CONSTRAINT_VIOLATED if the rows do not meet a constraint
     */
    void finish(Structure standing);

    /**
     * Puts the finished successor in the table's place, with the table's owner, grants and counters. Readers wait from here to the
     * commit. The foreign keys that leave or reach the table have been suspended.
     *
     * @throws stepferry.model.Unavailable with DATABASE_BUSY if something came to hang on the table that the successor cannot carry
     */
    void take();

    /** Gives the successor up; the table stays as it is. */
    void drop();
}
