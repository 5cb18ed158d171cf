package stepferry.tables.postgres.structure;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The search path under which definitions are read and run: the schema, then the schemas of installed extensions, so that
 * {@code citext} or {@code gin_trgm_ops} mean the same wherever each database has put them. Temporary objects come last.
 */
public final class PostgresSearchPath {
    private static final String QUERY = """
            SELECT quote_ident(?) || coalesce((
                SELECT string_agg(', ' || quote_ident(nspname), '' ORDER BY nspname)
                FROM (SELECT DISTINCT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace) s
                WHERE nspname NOT IN ('pg_catalog', ?)), '') || ', pg_temp'""";

    private PostgresSearchPath() {}

    /** The value for {@code SET search_path}, every name quoted. */
    public static String of(Connection connection, String schema) throws SQLException {
        try (var statement = connection.prepareStatement(QUERY)) {
            statement.setString(1, schema);
            statement.setString(2, schema);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
