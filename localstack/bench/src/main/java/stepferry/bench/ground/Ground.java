package stepferry.bench.ground;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import stepferry.bench.data.DataSet;
import stepferry.bench.data.State;
import stepferry.model.Engine;

/** A database server with sources, and a target that is laid out afresh before each run. */
public interface Ground extends AutoCloseable {
    /** The database that every contender writes to. */
    String TARGET = "bench_target";

    Engine engine();

    /** The server with its version and the settings that matter, for the report's head. */
    String description();

    String url(String database);

    /** The schema of the tables, as an environment names it. */
    String schema(String database);

    String user();

    String password();

    Connection connect(String database) throws SQLException;

    /** What the engine's own tools read from the surroundings. */
    Map<String, String> variables();

    /** The name of the database that holds the data set in that state; made when first asked for. */
    String database(DataSet data, State state) throws SQLException;

    /** Gives the target the content of that database and forces everything to disk. */
    void layOut(String database) throws SQLException;

    /** The root of the server's processes. */
    long pid();

    /** The server's process for that connection alone; absent where all share one. */
    OptionalLong backend(Connection connection) throws SQLException;

    /** How far the server's log has got, in bytes. */
    long logPosition() throws SQLException;

    /** The query that says whether a table of the target is locked against writers; absent where the server does not tell. */
    Optional<String> lockQuestion() throws SQLException;

    /** The columns of every table, in their order. */
    Map<String, List<String>> columns(String database) throws SQLException;

    /** From now on counts what statements take, where that was asked for. */
    void beginProfile() throws SQLException;

    /** The statements that took most time since then, one a line; empty where that was not asked for, or the server does not tell. */
    List<String> profile() throws SQLException;

    /** A checksum of every table's rows, whatever their order. */
    Map<String, String> checksums(String database) throws SQLException;

    @Override
    void close();
}
