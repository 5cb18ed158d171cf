package stepferry.tables;

import java.sql.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import stepferry.model.Engine;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange;
import stepferry.tables.structure.Scope;

/**
 * One connection to one schema of a database, set so that every value has one canonical text. Not for several threads.
 *
 * <p>Every method fails with {@link stepferry.model.Unavailable} when the database is away or busy, with
 * {@link stepferry.model.Rejected} when it refuses what was asked, and with {@link stepferry.model.Defect} otherwise.
 */
public interface Database extends AutoCloseable {
    Engine engine();

    String serverVersion();

    String schema();

    /** Begins a read-only transaction in which everything is seen as of one instant. */
    void beginSnapshot();

    /**
     * Begins a read-only transaction that sees what the other one's snapshot sees.
     *
     * @return false if this engine cannot
     */
    boolean joinSnapshot(Database other);

    /**
     * Begins a transaction that writes.
     *
     * @param lockTimeout how long a statement waits for another one's lock
     */
    void begin(Duration lockTimeout);

    /** Begins a transaction in which temporary tables may be made and filled; it locks no row that others write, and is rolled back. */
    void beginRehearsal();

    void commit();

    /** Undoes everything since the transaction began. */
    void rollback();

    Structure structure();

    /** The statements that turn one structure into the other, in order. */
    List<StructureChange> changes(Structure current, Structure desired, Scope scope);

    /** Whether each change of structure commits, itself and what was done before it; else a transaction holds it like any other. */
    boolean structureCommits();

    /**
     * The changes, and what keeps the triggers of these tables from firing between the first half of them and the second, where
     * {@link Constraints#silence} cannot.
     */
    List<StructureChange> silencing(List<StructureChange> changes, Structure current, Structure desired, Collection<String> tables);

    void run(StructureChange change);

    /**
     * Asks whether the user may do what a run is about to do. An engine that cannot tell beforehand leaves it to the statements.
     *
     * @param standing the structure as it is
     * @param written the tables whose rows change
     * @throws stepferry.model.Rejected with PERMISSION_MISSING, naming the statements and the grants
     */
    default void refuseMissingRights(Structure standing, Collection<String> written, List<StructureChange> changes) {}

    /**
     * Asks, within the transaction, a question that should be true.
     *
     * @param query gives one row with one value
     * @return what came instead, in words; empty if it is true
     */
    Optional<String> missed(String query);

    Rows rows();

    Sequences sequences();

    Constraints constraints();

    Receipts receipts();

    Waiting waiting();

    /** The rows of a table in which the application keeps its environment's variables. */
    VariableRows variables(String table);

    /** For an application profile's own queries. */
    Connection connection();

    /** From any thread: breaks off what is being done, and ends the connection. Nothing stays that was not committed. */
    void abort();

    @Override
    void close();
}
