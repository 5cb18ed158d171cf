package stepferry.cloud.kinds;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import stepferry.model.Environment;
import stepferry.tables.Database;

/** What a database brings to the suite: its kinds of tables in its own SQL, and how their rows read. */
interface Ground {
    /** A registered environment on an empty database whose sessions have odd settings. */
    Environment environment(String word);

    Connection connect(Environment environment) throws SQLException;

    /** The environment as Stepferry sees it. */
    Database open(Environment environment);

    /** Makes the tables; what {@code ${side}} and {@code ${own}} stand for tells source and target apart. */
    String script();

    /** Makes a target's structure another one. */
    String drift();

    /** One row for each table, in an order that foreign keys allow; one statement a line. */
    String insertions();

    /** Makes the table {@code large} with two rows, one of them with a value of 50 MB. */
    String largeValue();

    /** The tables for which upsert and insert-ignore must be refused, with words of the reason. */
    Map<String, String> withoutUsableKey();

    /** What the run must say that it does not carry. */
    List<String> notCarried();

    List<String> tables(Connection connection) throws SQLException;

    /** The table's columns with those that a database computes, in the order of their names. */
    List<String> columns(Connection connection, String table) throws SQLException;

    /** The columns of the primary key; empty without one. */
    List<String> key(Connection connection, String table) throws SQLException;

    /** The rows that stand in the table itself, sorted. */
    List<Row> rows(Connection connection, String table, List<String> columns, List<String> key) throws SQLException;

    /** How often triggers fired since the tables were made. */
    long fired(Connection connection) throws SQLException;

    /**
     * A row as text.
     *
     * @param key the key's values
     * @param text the row's values; of long ones the beginning and a hash
     * @param version changes whenever the row is written; empty where a database does not tell
     */
    record Row(String key, String text, String version) {}
}
