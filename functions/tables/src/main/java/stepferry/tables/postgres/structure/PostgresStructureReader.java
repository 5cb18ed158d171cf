package stepferry.tables.postgres.structure;

import java.sql.Connection;
import java.sql.SQLException;
import stepferry.model.Engine;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.Unavailable;
import stepferry.model.structure.Structure;
import stepferry.tables.structure.StructureReader;

/** Reads a PostgreSQL schema (14 to 18) by a fixed number of queries. */
public final class PostgresStructureReader implements StructureReader {
    private static final String PERMISSION_DENIED = "42501";

    @Override
    public Structure read(Connection connection, String schema) {
        try {
            var catalogue = new Catalogue(connection, oid(connection, schema));
            try (var _ = new PrintingSettings(connection, PostgresSearchPath.of(connection, schema))) {
                return read(catalogue);
            }
        } catch (SQLException e) {
            throw failure(schema, e);
        }
    }

    private static Structure read(Catalogue catalogue) throws SQLException {
        var relations = RelationRows.read(catalogue);
        return new Structure(
                Engine.POSTGRESQL,
                catalogue.connection().getMetaData().getDatabaseProductVersion(),
                relations.tables(catalogue),
                relations.views(catalogue),
                SequenceRows.read(catalogue),
                TypeRows.read(catalogue),
                OutOfScopeRows.read(catalogue));
    }

    private static long oid(Connection connection, String schema) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = ?")) {
            statement.setString(1, schema);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new Rejected(ErrorCode.SCHEMA_UNKNOWN,
                            "There is no schema '" + schema + "' in the database: check the environment's schema")
                            .at("schema", schema);
                }
                return row.getLong(1);
            }
        }
    }

    private static RuntimeException failure(String schema, SQLException e) {
        if (PERMISSION_DENIED.equals(e.getSQLState())) {
            return new Rejected(ErrorCode.PERMISSION_MISSING,
                    "The structure of schema '" + schema + "' may not be read: " + e.getMessage(), e).at("schema", schema);
        }
        return new Unavailable(ErrorCode.DATABASE_UNREACHABLE,
                "The structure of schema '" + schema + "' could not be read: " + e.getMessage(), e).at("schema", schema);
    }
}
