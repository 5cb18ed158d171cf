package stepferry.tables.mysql.structure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.Unavailable;
import stepferry.model.structure.Structure;
import stepferry.tables.structure.StructureReader;

/** Reads a schema of MariaDB (10.6 and later) or MySQL (8) by a fixed number of queries, and SHOW CREATE for a few tables. */
public final class MySqlStructureReader implements StructureReader {
    private static final Set<Integer> DENIED = Set.of(1044, 1142, 1143, 1227);

    @Override
    public Structure read(Connection connection, String schema) {
        try (var _ = new ReadingSettings(connection)) {
            var catalogue = new Catalogue(connection, schema, ServerVersion.of(connection));
            if (catalogue.list("SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?", row -> row).isEmpty()) {
                throw new Rejected(ErrorCode.SCHEMA_UNKNOWN, "There is no database '" + schema
                        + "' on the server, or the account may not see it: check the environment's schema").at("schema", schema);
            }
            return read(catalogue);
        } catch (SQLException e) {
            throw failure(schema, e);
        }
    }

    private static Structure read(Catalogue catalogue) throws SQLException {
        var relations = Relations.read(catalogue);
        var columns = ColumnRows.read(catalogue, relations);
        var views = WorkingViews.among(ViewRows.read(catalogue, relations, columns), relations, columns);
        return new Structure(
                catalogue.server().engine(),
                catalogue.server().text(),
                TableRows.read(catalogue, relations, columns),
                views.working(),
                List.of(),
                List.of(),
                Stream.concat(OutOfScopeRows.read(catalogue, relations).stream(), views.notCarried()).toList());
    }

    private static RuntimeException failure(String schema, SQLException e) {
        if (DENIED.contains(e.getErrorCode())) {
            return new Rejected(ErrorCode.PERMISSION_MISSING, "The structure of database '" + schema + "' may not be read: "
                    + e.getMessage() + ". Grant the account SELECT, SHOW VIEW and TRIGGER on it", e).at("schema", schema);
        }
        return new Unavailable(ErrorCode.DATABASE_UNREACHABLE,
                "The structure of database '" + schema + "' could not be read: " + e.getMessage(), e).at("schema", schema);
    }
}
