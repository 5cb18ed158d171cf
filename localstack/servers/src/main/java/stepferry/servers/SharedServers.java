package stepferry.servers;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One server of each kind for a whole JVM, started when first asked for and ended with the JVM. For tests: they share the
 * server and take a database, bucket or table of their own.
 */
public final class SharedServers {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Map<Integer, PostgresServer> OTHER_MAJORS = new ConcurrentHashMap<>();

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

    /** The server of another major version; see {@link PostgresServer#startMajor}. */
    public static PostgresServer postgres(int major) {
        return OTHER_MAJORS.computeIfAbsent(major, wanted -> PostgresServer.startMajor(wanted, Optional.empty()));
    }

    public static S3Server s3() {
        return S3.SERVER;
    }

    public static DynamoServer dynamo() {
        return Dynamo.SERVER;
    }

    /** The JDBC URL, credentials included, of a new empty PostgreSQL database. */
    public static String freshDatabase() {
        return freshDatabase(postgres());
    }

    /** The same on a server of the caller's choice. */
    public static String freshDatabase(PostgresServer server) {
        String name = "fresh_" + DATABASES.incrementAndGet();
        server.createDatabase(name);
        return server.jdbcUrl(name) + "?user=" + server.user() + "&password=" + server.password();
    }
}
