package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.quote;
import static stepferry.tables.Identifiers.quoteAll;

import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * A value as a 64-bit number, by the hash functions that hash partitioning rests on: the server cannot change what they give without
 * breaking the partitions of its users. Where two values of a type can be equal and yet differ (1.0 and 1.00, 0 and -0, JSON), the
 * value's text is hashed.
 *
 * @param type as {@link Types} has it
 * @param utf8 whether the database keeps text in UTF-8
 */
record HashedColumn(String name, int type, int seed, boolean utf8) {
    /** The columns of what stands behind FROM. */
    static List<HashedColumn> of(Sql sql, String from, List<String> names) {
        try (var statement = sql.connection().createStatement();
                var none = statement.executeQuery("select " + quoteAll(names) + " from " + from + " limit 0")) {
            var found = none.getMetaData();
            boolean utf8 = "UTF8".equals(sql.setting("server_encoding"));
            var columns = new ArrayList<HashedColumn>();
            for (int i = 1; i <= names.size(); i++) {
                columns.add(new HashedColumn(names.get(i - 1), found.getColumnType(i), i, utf8));
            }
            return columns;
        } catch (SQLException e) {
            throw PostgresErrors.translate("looking at the columns of table " + from, e);
        }
    }

    String sql() {
        var column = quote(name);
        return switch (type) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> seeded("hashint8extended(" + column + "::bigint, " + seed + ")");
            // In a session whose time zone is UTC both kinds of timestamps read the same.
            case Types.TIMESTAMP -> seeded("timestamp_hash_extended(" + column + "::timestamp, " + seed + ")");
            case Types.BINARY -> present(column, "hash_record_extended(row(" + column + "), " + seed + ")");
            default -> text(column);
        };
    }

    /** The bytes in UTF-8, which is what both functions come to. */
    private String text(String column) {
        return utf8
                ? seeded("hashtextextended(" + column + "::text collate \"C\", " + seed + ")")
                : present(column + "::text", "hash_record_extended(row(convert_to(" + column + "::text, 'UTF8')), " + seed + ")");
    }

    private String seeded(String hash) {
        return "coalesce(" + hash + ", -" + seed + ")";
    }

    private String present(String value, String hash) {
        return "case when " + value + " is null then -" + seed + " else " + hash + " end";
    }
}
