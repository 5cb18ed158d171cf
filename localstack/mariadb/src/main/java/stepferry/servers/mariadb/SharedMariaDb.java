package stepferry.servers.mariadb;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One MariaDB for a whole JVM, started when first asked for and ended with the JVM. For tests. */
public final class SharedMariaDb {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private SharedMariaDb() {}

    private static final class Holder {
        static final MariaDbServer SERVER = MariaDbServer.start(Optional.empty());
    }

    public static MariaDbServer server() {
        return Holder.SERVER;
    }

    /** The JDBC URL, credentials included, of a new empty database. */
    public static String freshDatabase() {
        String name = "fresh_" + DATABASES.incrementAndGet();
        MariaDbServer server = server();
        server.createDatabase(name);
        return server.jdbcUrl(name) + "&user=" + server.user() + "&password=" + server.password();
    }
}
