package stepferry.tables;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stepferry.model.structure.Table;

/**
 * Rows that come before the transaction in which they land. They wait in tables of Stepferry's own, which no application sees, and a
 * ledger says which parts have come. All of it belongs to a landing, known by the id of its receipt.
 */
public interface Waiting {
    /**
     * Makes the waiting table for a table's rows unless the landing has it. Where changes of structure commit, so does this.
     *
     * @param table as the package describes it, for the target may not have it yet
     * @param columns those that rows are written to
     */
    void make(String landing, Table table, List<String> columns);

    /**
     * Writes into the ledger that a part has come; part of the transaction that brings its rows. Waits for another delivery of the same
     * part to end.
     *
     * @return whether it had not come before
     */
    boolean note(String landing, String table, int part, long rows);

    /** The parts that have come, by table; none of a table that has no waiting table. */
    Map<String, Set<Integer>> parts(String landing);

    /** The rows that have come so far. Dropping the stage leaves them there. */
    Stage stage(String landing, String table, List<String> columns);

    /**
     * Drops whatever waits for this schema, and its lines in the ledger. Part of the transaction, unless changes of structure commit: then
     * what was done before is committed, and a new transaction begun.
     *
     * @param kept the landing whose rows stay
     */
    void dropAllBut(Optional<String> kept);
}
