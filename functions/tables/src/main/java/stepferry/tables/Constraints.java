package stepferry.tables;

import java.util.Collection;
import java.util.List;
import stepferry.model.structure.ForeignKey;
import stepferry.model.structure.Table;

/** What stands in the way of loading rows in any order, taken away and put back inside one transaction. */
public interface Constraints {
    /** Drops the foreign keys, so that neither the order of rows nor ON DELETE actions matter. */
    void suspend(Collection<ForeignKey> keys);

    /** Whether readers of the tables at both ends wait from the suspending of the foreign keys to the end of the transaction. */
    default boolean suspendingStopsReaders(Collection<ForeignKey> keys) {
        return !keys.isEmpty();
    }

    /**
     * Puts the foreign keys back and checks every row.
     *
     * @throws stepferry.model.Rejected with CONSTRAINT_VIOLATED, naming the constraint and a few of the keys
     */
    void restore(Collection<ForeignKey> keys);

    /** The foreign keys of other schemas that point at the tables and that {@link #suspend} does not reach. */
    default List<OutsideKey> outsideKeys(Collection<String> tables) {
        return List.of();
    }

    /** Keeps the tables' own triggers from firing. */
    void silence(Collection<Table> tables);

    /** Lets the triggers fire again, each in the mode it had. */
    void unsilence(Collection<Table> tables);
}
