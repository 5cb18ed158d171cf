package stepferry.tables.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import stepferry.tables.VariableRows;

/** Runs statements on one connection and turns the database's errors into ours. */
final class Sql implements VariableRows.Statements {
    private final Connection connection;
    private final DSLContext dsl;

    Sql(Connection connection) {
        this.connection = connection;
        // Statements are written out here, names quoted by Identifiers: jOOQ binds, runs and fetches. Its log would show what it binds.
        this.dsl = DSL.using(connection, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false));
    }

    Connection connection() {
        return connection;
    }

    /** What the server says of itself with each connection. */
    String setting(String name) throws SQLException {
        return connection.unwrap(PGConnection.class).getParameterStatus(name);
    }

    /** @return the number of rows */
    @Override
    public long run(String what, String sql, Object... values) {
        try {
            return dsl.execute(sql, values);
        } catch (DataAccessException e) {
            throw translated(what, e);
        }
    }

    /** Runs statements that take no values and return nothing, in one round trip. */
    void runAll(String what, List<String> statements) {
        if (statements.isEmpty()) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute(String.join(";\n", statements));
        } catch (SQLException e) {
            throw PostgresErrors.translate(what, e);
        }
    }

    @Override
    public List<Map<String, Object>> rows(String what, String sql, Object... values) {
        try {
            return dsl.fetch(sql, values).intoMaps();
        } catch (DataAccessException e) {
            throw translated(what, e);
        }
    }

    Optional<Record> one(String what, String sql, Object... values) {
        try {
            return dsl.fetchOptional(sql, values);
        } catch (DataAccessException e) {
            throw translated(what, e);
        }
    }

    private static RuntimeException translated(String what, DataAccessException e) {
        var cause = e.getCause(PSQLException.class);
        return cause == null ? e : PostgresErrors.translate(what, cause);
    }
}
