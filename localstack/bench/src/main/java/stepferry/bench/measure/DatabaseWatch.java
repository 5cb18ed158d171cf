package stepferry.bench.measure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Asks a database every 10 ms, on a connection that ends with it. */
abstract class DatabaseWatch extends Sampler {
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Connection connection;

    DatabaseWatch(Connection connection) {
        super(PAUSE);
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        try (connection) {
            super.close();
        } catch (SQLException _) {
            // What was asked has been answered.
        }
    }
}
