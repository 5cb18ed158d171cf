package stepferry.tables;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import stepferry.model.RowSink;
import stepferry.model.TableDigest;
import stepferry.model.structure.Structure;

/** The rows of a schema's tables, in bulk. Rows of inheriting tables and partitions belong to those, not to their parents. */
public interface Rows {
    /** Keeps others from changing the tables' structure until the transaction ends. */
    void pin(Collection<String> tables);

    /** Keeps others from writing to the tables until the transaction ends; reading goes on. */
    void lock(Collection<String> tables);

    /**
     * Asks the database whether it understands the selection.
     *
     * @throws stepferry.model.Rejected with RULE_NOT_APPLICABLE and the database's words if it does not
     */
    void check(RowSelection selection);

    /** Number and digest of the rows, computed in the database over the selection's columns. */
    TableDigest digest(RowSelection selection);

    /** A few values, in words, that these columns have in more than one row; null counts as a value. */
    List<String> repeated(RowSelection selection, List<String> columns);

    /** Hands every row to the sink in the engine's bulk form. */
    void read(RowSelection selection, RowSink sink);

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

    /**
     * An empty successor for the table, made anew; empty where something stands on the table that a successor could not carry, or where
     * the engine has none.
     *
     * @param standing the structure as it is
     * @param columns the columns that will be written
     */
    default Optional<Replacement> replacement(Structure standing, String table, List<String> columns) {
        return Optional.empty();
    }

    /** The successor that waits for the table since an earlier transaction; empty if there is none, or none with the table's columns. */
    default Optional<Replacement> waiting(String table, List<String> columns) {
        return Optional.empty();
    }
}
