package stepferry.servers;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One server of each kind for a whole JVM, started when first asked for and ended with the JVM. For tests: they share the
 * server and take a database, bucket or table of their own.
 */
public final class SharedServers {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private SharedServers() {}

    private static final class Postgres {
        static final PostgresServer SERVER = PostgresServer.start(Optional.empty());
    }

    private static final class S3 {
        static final S3Server SERVER = S3Server.start(Optional.empty());
    }

    private static final class Dynamo {
        static final DynamoServer SERVER = DynamoServer.start(Optional.empty());
    }

    public static PostgresServer postgres() {
        return Postgres.SERVER;
    }

    public static S3Server s3() {
        return S3.SERVER;
    }

    public static DynamoServer dynamo() {
        return Dynamo.SERVER;
    }

    /** The JDBC URL, credentials included, of a new empty PostgreSQL database. */
    public static String freshDatabase() {
        String name = "fresh_" + DATABASES.incrementAndGet();
        PostgresServer server = postgres();
        server.createDatabase(name);
        return server.jdbcUrl(name) + "?user=" + server.user() + "&password=" + server.password();
    }
}
