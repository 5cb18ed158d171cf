package stepferry.tables.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mariadb.jdbc.Statement;
import stepferry.model.ErrorCode;
import stepferry.model.Unavailable;
import stepferry.tables.LongRow;

/** Rows by LOAD DATA LOCAL, from a stream. */
final class Loading {
    private static final String FORM = " character set utf8mb4 fields terminated by '\\t' escaped by '\\\\' lines terminated by '\\n' ";

    private final Session session;
    private final String table;
    private final String into;
    private final List<TypedColumn> columns;
    private final boolean over;

    private Loading(Session session, String table, String into, List<TypedColumn> columns, boolean over) {
        this.session = session;
        this.table = table;
        this.into = into;
        this.columns = columns;
        this.over = over;
    }

    /** @param into the table that takes the rows of {@code table}, quoted: itself, or a stage beside it */
    static Loading into(Session session, String table, String into, List<TypedColumn> columns) {
        return new Loading(session, table, into, columns, false);
    }

    /** In the place of rows that a unique key says are the same. */
    static Loading over(Session session, String table, String into, List<TypedColumn> columns) {
        return new Loading(session, table, into, columns, true);
    }

    /** @return how many rows; of those that took the place of others, some count twice */
    long load(InputStream rows) {
        var watched = new WatchedStream(rows);
        var lines = new ShortLines(watched);
        try (var statement = session.connection().createStatement()) {
            statement.unwrap(Statement.class).setLocalInfileInputStream(lines);
            long loaded = statement.executeLargeUpdate(statement());
            watched.rethrow();
            refuseWarnings();
            forgetVariables(statement);
            return loaded + new LongRows(session, (over ? "replace" : "insert") + " into " + into, columns).insert(lines.tooLong());
        } catch (SQLException e) {
            watched.rethrowUnchecked();
            throw MySqlErrors.translate(what(), e);
        } catch (OutOfMemoryError e) {
            throw LongRow.outOfMemory(table, e);
        } catch (IOException e) {
            throw new Unavailable(ErrorCode.STORAGE_UNAVAILABLE, "The rows of table '" + table + "' stopped coming from the package storage", e);
        }
    }

    private String statement() {
        var fields = IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i).form().loadsItself() ? columns.get(i).quoted() : variable(i))
                .collect(Collectors.joining(", ", "(", ")"));
        var made = IntStream.range(0, columns.size()).filter(i -> !columns.get(i).form().loadsItself())
                .mapToObj(i -> columns.get(i).quoted() + " = " + columns.get(i).form().load(variable(i)))
                .collect(Collectors.joining(", "));
        return "load data local infile 'part' " + (over ? "replace " : "") + "into table " + into + FORM + fields
                + (made.isEmpty() ? "" : " set " + made);
    }

    private static String variable(int column) {
        return "@stepferry_" + column;
    }

    /** With LOCAL, whatever is wrong with a row is a warning, and the row is bent or left out. */
    private void refuseWarnings() {
        session.warnings().stream().findFirst().ifPresent(warning -> {
            throw MySqlErrors.translate(what(), warning);
        });
    }

    /** They would keep the last row's values, however large, until the session ends. */
    private void forgetVariables(java.sql.Statement statement) throws SQLException {
        var used = IntStream.range(0, columns.size()).filter(i -> !columns.get(i).form().loadsItself())
                .mapToObj(i -> variable(i) + " = null").collect(Collectors.joining(", "));
        if (!used.isEmpty()) {
            statement.execute("set " + used);
        }
    }

    private String what() {
        return "writing rows into table '" + table + "'";
    }
}
