package stepferry.tables.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import stepferry.tables.VariableRows;

/** One connection: runs statements, turns the database's errors into ours, and knows whether its transaction writes. */
final class Session implements VariableRows.Statements {
    private final Connection connection;
    private final DSLContext dsl;
    private boolean writing;
    private Duration patience = Duration.ofSeconds(60);

    Session(Connection connection) {
        this.connection = connection;
        // Statements are written out here, names quoted by Backticks: jOOQ binds, runs and fetches. Its log would show what it binds.
        this.dsl = DSL.using(connection, SQLDialect.MARIADB, new Settings().withFetchWarnings(false).withExecuteLogging(false));
    }

    Connection connection() {
        return connection;
    }

    /** How long a statement waits for another one's lock. */
    Duration patience() {
        return patience;
    }

    void beginSnapshot() {
        runAll("beginning a snapshot", List.of("start transaction with consistent snapshot, read only"));
        writing = false;
    }

    /** Under READ COMMITTED a table that is read to fill a temporary one is not locked. */
    void beginRehearsal() {
        runAll("beginning a rehearsal", List.of("set transaction isolation level read committed", "start transaction read write"));
        writing = false;
    }

    void begin(Duration lockTimeout) {
        long seconds = Math.max(1, lockTimeout.plusMillis(999).toSeconds());
        patience = Duration.ofSeconds(seconds);
        runAll("beginning a transaction", List.of(
                "set session innodb_lock_wait_timeout = " + seconds,
                "set session lock_wait_timeout = " + seconds,
                "start transaction read write"));
        writing = true;
    }

    /** The transaction goes on in a new one: what was done is kept. */
    void beginAnew() {
        runAll("beginning a transaction", List.of("commit", "start transaction read write"));
    }

    void end(String word) {
        runAll("ending the transaction", List.of(word));
        writing = false;
    }

    /**
     * What a query ends with. A transaction that writes sees by its plain reads what was there at the first of them, not what others
     * committed before it got its locks; so it reads with a lock, which sees what is there.
     */
    String seeingLatest() {
        return writing ? " lock in share mode" : "";
    }

    /** @return the number of rows */
    @Override
    public long run(String what, String sql, Object... values) {
        try {
            return values.length == 0 ? plainly(sql) : dsl.execute(sql, values);
        } catch (DataAccessException e) {
            throw translated(what, e);
        } catch (SQLException e) {
            throw MySqlErrors.translate(what, e);
        }
    }

    /** As it stands: a condition that somebody wrote may hold what jOOQ takes for a place of a value. */
    private long plainly(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return statement.executeLargeUpdate(sql);
        }
    }

    /** Runs statements that take no values and return nothing, one after the other. */
    void runAll(String what, List<String> statements) {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (var each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw MySqlErrors.translate(what, e);
        }
    }

    @Override
    public List<Map<String, Object>> rows(String what, String sql, Object... values) {
        return fetched(what, sql, values).intoMaps();
    }

    Optional<Record> one(String what, String sql, Object... values) {
        return fetched(what, sql, values).stream().findFirst();
    }

    private Result<Record> fetched(String what, String sql, Object... values) {
        try {
            return values.length == 0 ? plainlyFetched(sql) : dsl.fetch(sql, values);
        } catch (DataAccessException e) {
            throw translated(what, e);
        } catch (SQLException e) {
            throw MySqlErrors.translate(what, e);
        }
    }

    private Result<Record> plainlyFetched(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (var rows = statement.executeQuery(sql)) {
                return dsl.fetch(rows);
            }
        }
    }

    /** What the last statement did not like, though it did it; as many as are kept. */
    List<SQLException> warnings() {
        return rows("looking at the warnings", "show warnings").stream()
                .map(row -> new SQLException((String) row.get("Message"), "", ((Number) row.get("Code")).intValue()))
                .toList();
    }

    private static RuntimeException translated(String what, DataAccessException e) {
        var cause = e.getCause(SQLException.class);
        return cause == null ? e : MySqlErrors.translate(what, cause);
    }
}
