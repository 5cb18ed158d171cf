package stepferry.tables.postgres.structure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange;
import stepferry.servers.SharedServers;
import stepferry.tables.Identifiers;
import stepferry.tables.structure.Scope;

/** A database of its own for one test, with what the tests say about schemas. */
record Database(Connection connection) implements AutoCloseable {
    static Database fresh() throws SQLException {
        return new Database(DriverManager.getConnection(SharedServers.freshDatabase()));
    }

    /** Makes the schema and runs the script with it as the first of the search path. */
    Database schema(String schema, String script) throws SQLException {
        run("CREATE SCHEMA " + Identifiers.quote(schema));
        return in(schema, script);
    }

    Database in(String schema, String script) throws SQLException {
        run("SET search_path = " + PostgresSearchPath.of(connection, schema));
        run(script);
        run("SET search_path = public");
        return this;
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String one(String sql) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    Structure read(String schema) {
        return new PostgresStructureReader().read(connection, schema);
    }

    static List<StructureChange> diff(Structure current, Structure desired, Scope scope) {
        return new PostgresStructureDiff().changes(current, desired, scope);
    }

    /** Runs the changes in one transaction, as a run does. */
    Database apply(String schema, List<StructureChange> changes) throws SQLException {
        connection.setAutoCommit(false);
        run("SET LOCAL search_path = " + PostgresSearchPath.of(connection, schema));
        for (var change : changes) {
            try {
                run(change.sql());
            } catch (SQLException e) {
                connection.rollback();
                throw new SQLException(e.getMessage() + " in " + change.sql(), e.getSQLState(), e);
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        return this;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
