package stepferry.tables.mysql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import stepferry.model.Engine;
import stepferry.model.Rejected;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange;
import stepferry.tables.Constraints;
import stepferry.tables.Database;
import stepferry.tables.Receipts;
import stepferry.tables.Rows;
import stepferry.tables.Sequences;
import stepferry.tables.SingleTruth;
import stepferry.tables.VariableRows;
import stepferry.tables.Waiting;
import stepferry.tables.mysql.structure.MySqlStructureDiff;
import stepferry.tables.mysql.structure.MySqlStructureReader;
import stepferry.tables.mysql.structure.TriggerSuspension;
import stepferry.tables.structure.Scope;

/** A database of a MariaDB or MySQL server. */
public final class MySqlDatabase implements Database {
    private static final int LOGIN_MILLISECONDS = 10_000;

    private final Session session;
    private final String schema;
    private final Version version;

    private MySqlDatabase(Session session, String schema, Version version) {
        this.session = session;
        this.schema = schema;
        this.version = version;
    }

    /**
     * Connects.
     *
     * @throws Rejected if the login, the database or the server's version will not do
     * @throws stepferry.model.Unavailable if nobody answers
     */
    public static MySqlDatabase open(String url, String user, String password, String schema) {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", String.valueOf(LOGIN_MILLISECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("allowLocalInfile", "true");
        properties.setProperty("allowMultiQueries", "false");
        // Both would put statements, and with them values, into the texts of errors.
        properties.setProperty("dumpQueriesOnException", "false");
        properties.setProperty("includeInnodbStatusInDeadlockExceptions", "false");
        properties.setProperty("connectionAttributes", "program_name:stepferry");
        try {
            // The driver speaks to MySQL as well, but answers to its own prefix only.
            var session = new Session(DriverManager.getConnection(url.replaceFirst("^jdbc:mysql:", "jdbc:mariadb:"), properties));
            return settled(session, schema);
        } catch (SQLException e) {
            throw MySqlErrors.translate("connecting to " + url + " as " + user, e);
        }
    }

    private static MySqlDatabase settled(Session session, String schema) {
        try {
            var version = Version.of(session.one("asking for the version", "select version() as version").orElseThrow().get("version", String.class));
            session.runAll("preparing the session", SessionSettings.statements(version.engine()));
            session.runAll("entering the database '" + schema + "'", List.of("use " + Backticks.quote(schema)));
            return new MySqlDatabase(session, schema, version);
        } catch (RuntimeException e) {
            close(session.connection());
            throw e;
        }
    }

    @Override
    public Engine engine() {
        return version.engine();
    }

    @Override
    public String serverVersion() {
        return version.text();
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public void beginSnapshot() {
        session.beginSnapshot();
    }

    /** Only a lock on every table would make two snapshots see the same. */
    @Override
    public boolean joinSnapshot(Database other) {
        return false;
    }

    @Override
    public void begin(Duration lockTimeout) {
        session.begin(lockTimeout);
    }

    @Override
    public void beginRehearsal() {
        session.beginRehearsal();
    }

    @Override
    public Optional<String> missed(String query) {
        try (var statement = session.connection().createStatement()) {
            statement.setEscapeProcessing(false);
            try (var rows = statement.executeQuery(SingleTruth.asked(query))) {
                return SingleTruth.missed(rows);
            }
        } catch (SQLException e) {
            throw MySqlErrors.translate("asking an assertion", e);
        }
    }

    @Override
    public void commit() {
        session.end("commit");
    }

    @Override
    public void rollback() {
        session.end("rollback");
    }

    @Override
    public Structure structure() {
        return new MySqlStructureReader().read(session.connection(), schema);
    }

    @Override
    public List<StructureChange> changes(Structure current, Structure desired, Scope scope) {
        return new MySqlStructureDiff().changes(current, desired, scope);
    }

    @Override
    public boolean structureCommits() {
        return true;
    }

    @Override
    public List<StructureChange> silencing(List<StructureChange> changes, Structure current, Structure desired, Collection<String> tables) {
        return tables.isEmpty() ? changes : TriggerSuspension.of(current, desired, tables).around(changes);
    }

    @Override
    public void run(StructureChange change) {
        session.runAll("changing " + change.object(), List.of(change.sql()));
    }

    @Override
    public Rows rows() {
        return new MySqlRows(session);
    }

    @Override
    public Sequences sequences() {
        return new MySqlSequences(session);
    }

    @Override
    public Constraints constraints() {
        return new MySqlConstraints(session);
    }

    @Override
    public Receipts receipts() {
        return new MySqlReceipts(session, schema);
    }

    @Override
    public Waiting waiting() {
        return new MySqlWaiting(session, schema);
    }

    @Override
    public VariableRows variables(String table) {
        return new VariableRows(session, Backticks::quote, Backticks.quote(table));
    }

    @Override
    public Connection connection() {
        return session.connection();
    }

    @Override
    public void abort() {
        try {
            // The driver has the server kill what runs.
            session.connection().abort(Runnable::run);
        } catch (SQLException _) {
            close();
        }
    }

    @Override
    public void close() {
        close(session.connection());
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException _) {
            // The server ends the session and with it any open transaction, whether or not the farewell was heard.
        }
    }
}
