package stepferry.tables.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.PGConnection;
import stepferry.model.Engine;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange;
import stepferry.tables.Constraints;
import stepferry.tables.Database;
import stepferry.tables.Identifiers;
import stepferry.tables.Receipts;
import stepferry.tables.Rows;
import stepferry.tables.Sequences;
import stepferry.tables.SingleTruth;
import stepferry.tables.VariableRows;
import stepferry.tables.Waiting;
import stepferry.tables.postgres.structure.PostgresSearchPath;
import stepferry.tables.postgres.structure.PostgresStructureDiff;
import stepferry.tables.postgres.structure.PostgresStructureReader;
import stepferry.tables.structure.Scope;

/** A schema of a PostgreSQL database. */
public final class PostgresDatabase implements Database {
    private static final int LOGIN_SECONDS = 10;
    private static final int CANCEL_SECONDS = 2;

    private final Sql sql;
    private final String schema;
    private final String version;

    private PostgresDatabase(Sql sql, String schema, String version) {
        this.sql = sql;
        this.schema = schema;
        this.version = version;
    }

    /**
     * Connects.
     *
     * @throws Rejected if the login or the schema is wrong
     * @throws stepferry.model.Unavailable if nobody answers
     */
    public static PostgresDatabase open(String url, String user, String password, String schema) {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("loginTimeout", String.valueOf(LOGIN_SECONDS));
        // Details and contexts of errors quote rows; PostgresErrors picks what may be shown.
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("cancelSignalTimeout", String.valueOf(CANCEL_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "stepferry");
        properties.setProperty("preferQueryMode", "extendedForPrepared");
        try {
            var sql = new Sql(DriverManager.getConnection(url, properties));
            return settled(sql, schema);
        } catch (SQLException e) {
            throw PostgresErrors.translate("connecting to " + url + " as " + user, e);
        }
    }

    private static PostgresDatabase settled(Sql sql, String schema) throws SQLException {
        try {
            sql.runAll("preparing the session", SessionSettings.statements(PostgresSearchPath.of(sql.connection(), schema)));
            var found = sql.one("looking for the schema",
                    "select current_setting('server_version') as version, to_regnamespace(?) is not null as known",
                    Identifiers.quote(schema)).orElseThrow();
            if (!found.get("known", Boolean.class)) {
                throw new Rejected(ErrorCode.SCHEMA_UNKNOWN, "The database has no schema '" + schema
                        + "', or the environment's user may not see it: check the environment's schema");
            }
            return new PostgresDatabase(sql, schema, found.get("version", String.class));
        } catch (RuntimeException | SQLException e) {
            close(sql.connection());
            throw e;
        }
    }

    @Override
    public Engine engine() {
        return Engine.POSTGRESQL;
    }

    @Override
    public String serverVersion() {
        return version;
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public void beginSnapshot() {
        sql.runAll("beginning a snapshot", List.of("begin transaction isolation level repeatable read, read only"));
    }

    @Override
    public boolean joinSnapshot(Database other) {
        var snapshot = ((PostgresDatabase) other).sql.one("sharing the snapshot", "select pg_export_snapshot() as id").orElseThrow()
                .get("id", String.class);
        beginSnapshot();
        sql.runAll("joining the snapshot", List.of("set transaction snapshot " + Identifiers.literal(snapshot)));
        return true;
    }

    @Override
    public void begin(Duration lockTimeout) {
        sql.runAll("beginning a transaction", List.of(
                "begin transaction isolation level read committed, read write",
                "set local lock_timeout = " + lockTimeout.toMillis()));
    }

    @Override
    public void beginRehearsal() {
        sql.runAll("beginning a rehearsal", List.of("begin transaction isolation level repeatable read, read write"));
    }

    @Override
    public Optional<String> missed(String query) {
        try (var statement = sql.connection().createStatement()) {
            statement.setEscapeProcessing(false);
            try (var rows = statement.executeQuery(SingleTruth.asked(query))) {
                return SingleTruth.missed(rows);
            }
        } catch (SQLException e) {
            throw PostgresErrors.translate("asking an assertion", e);
        }
    }

    @Override
    public void commit() {
        sql.runAll("committing", List.of("commit"));
    }

    @Override
    public void rollback() {
        sql.runAll("rolling back", List.of("rollback"));
    }

    @Override
    public Structure structure() {
        return new PostgresStructureReader().read(sql.connection(), schema);
    }

    @Override
    public List<StructureChange> changes(Structure current, Structure desired, Scope scope) {
        new MissingTypes(sql).refuse(desired, scope);
        return new PostgresStructureDiff().changes(current, desired, scope);
    }

    @Override
    public boolean structureCommits() {
        return false;
    }

    @Override
    public List<StructureChange> silencing(List<StructureChange> changes, Structure current, Structure desired, Collection<String> tables) {
        return changes;
    }

    @Override
    public void run(StructureChange change) {
        sql.runAll("changing " + change.object(), List.of(change.sql()));
    }

    @Override
    public void refuseMissingRights(Structure standing, Collection<String> written, List<StructureChange> changes) {
        new PostgresRights(sql).refuseMissing(standing, written, changes);
    }

    @Override
    public Rows rows() {
        return new PostgresRows(sql, schema);
    }

    @Override
    public Sequences sequences() {
        return new PostgresSequences(sql);
    }

    @Override
    public Constraints constraints() {
        return new PostgresConstraints(sql);
    }

    @Override
    public Receipts receipts() {
        return new PostgresReceipts(sql, schema);
    }

    @Override
    public Waiting waiting() {
        return new PostgresWaiting(sql, schema);
    }

    @Override
    public VariableRows variables(String table) {
        return new VariableRows(sql, Identifiers::quote, Identifiers.quote(schema, table));
    }

    @Override
    public Connection connection() {
        return sql.connection();
    }

    @Override
    public void abort() {
        try {
            // The server notices a connection that is gone only now and then.
            sql.connection().unwrap(PGConnection.class).cancelQuery();
            sql.connection().abort(Runnable::run);
        } catch (SQLException _) {
            close();
        }
    }

    @Override
    public void close() {
        close(sql.connection());
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException _) {
            // The server ends the session and with it any open transaction, whether or not the farewell was heard.
        }
    }
}
