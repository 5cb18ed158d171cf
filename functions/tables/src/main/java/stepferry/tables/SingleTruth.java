package stepferry.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The answer to a question that is to be true: one row with one value. */
public final class SingleTruth {
    private SingleTruth() {}

    /** The query as a part of another one, which nothing but a query can be. */
    public static String asked(String query) {
        // The line break ends a comment that the query may close with.
        return "select * from (\n" + query + "\n) as assertion";
    }

    /** What came instead, in words; empty if it is true. */
    public static Optional<String> missed(ResultSet rows) throws SQLException {
        if (rows.getMetaData().getColumnCount() != 1) {
            return Optional.of("it gives " + rows.getMetaData().getColumnCount() + " columns instead of one");
        }
        if (!rows.next()) {
            return Optional.of("it gives no row");
        }
        boolean holds = rows.getBoolean(1);
        boolean unknown = rows.wasNull();
        if (rows.next()) {
            return Optional.of("it gives more than one row");
        }
        return holds ? Optional.empty() : Optional.of("it is " + (unknown ? "null" : "false"));
    }
}
