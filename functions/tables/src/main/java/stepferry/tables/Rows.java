package stepferry.tables;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import stepferry.model.KeyCuts;
import stepferry.model.RowSink;
import stepferry.model.TableDigest;
import stepferry.model.rules.RowReference;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;

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

    /**
     * The digest of each stretch, in one pass.
     *
     * @return one digest of all rows together where this database does not find the bounds in ascending order
     */
    List<TableDigest> digests(RowSelection selection, KeyCuts cuts);

    /** About how many bytes the table's rows take, to tell large tables from small ones. */
    long bytes(String table);

    /** The key in whose order the table can be cut and read; empty if there is none. */
    List<String> cutKey(Table table);

    /**
     * Cuts a table into at most so many stretches of about equal length that can be read one by one at little more cost than all at once:
     * in the order of the key if the rows lie in it, else by where they lie.
     *
     * @param key may be empty
     */
    KeyCuts split(String table, List<String> key, int most);

    /** A few values, in words, that these columns have in more than one row; null counts as a value. */
    List<String> repeated(RowSelection selection, List<String> columns);

    /**
     * How many rows of one portion hold in the reference's column what rows of the other hold in the column referred to. Both are read as
     * text: what only the application knows of need not have one type.
     *
     * @param from of the table that points
     * @param at of the table that is pointed at
     */
    long pointing(RowReference reference, Portion from, Portion at);

    /**
     * Looks for rows that are longer than that, as text, before one of them is read; only where there can be any.
     *
     * @param key the columns that tell which row it is; may be empty
     * @param most in bytes
     * @throws stepferry.model.Rejected with ROW_TOO_LARGE, naming table and key
     */
    void refuseLonger(RowSelection selection, List<String> key, long most);

    /** Hands every row to the sink in the engine's bulk form; those of a stretch in the order of its key, if that is one of columns. */
    void read(RowSelection selection, RowSink sink);

    /**
     * Adds rows in the engine's bulk form.
     *
     * @return how many
     */
    long write(String table, List<String> columns, InputStream rows);

    /**
     * Adds rows in the engine's bulk form in the place of those that stand in their way, whichever unique key says so; empty where the
     * engine clears a table and fills it again at less cost.
     */
    default Optional<Consumer<InputStream>> writingOver(String table, List<String> columns) {
        return Optional.empty();
    }

    /**
     * Removes every row.
     *
     * @return how many
     */
    long clear(String table);

    /** An empty temporary table with the same columns and no constraints, dropped when the transaction ends. */
    Stage stage(String table, List<String> columns);

    /**
     * The same for a table that need not have these columns, or that need not be there at all. Only what table and description have in
     * common can be compared.
     *
     * @param described the table as the rows know it
     * @param shared the columns that are made as the table has them
     */
    Stage stageApart(Table described, List<String> columns, List<String> shared);

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
}
