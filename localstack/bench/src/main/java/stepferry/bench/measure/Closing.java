package stepferry.bench.measure;

import java.sql.Connection;
import java.sql.SQLException;

/** Ends connections that nothing depends on any more. */
final class Closing {
    private Closing() {}

    static void quietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException _) {
            // The server ends it.
        }
    }
}
