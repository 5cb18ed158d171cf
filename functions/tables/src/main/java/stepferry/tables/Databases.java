package stepferry.tables;

import java.util.List;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.tools.jdbc.MockConnection;
import org.jooq.tools.jdbc.MockExecuteContext;
import org.jooq.tools.jdbc.MockResult;
import stepferry.model.Environment;
import stepferry.tables.mysql.MySqlDatabase;
import stepferry.tables.postgres.PostgresDatabase;

/** Opens an environment's database with the engine it runs on. */
public final class Databases {
    /** What the drivers load when they connect and are first asked something. */
    private static final List<String> DRIVERS = List.of(
            "org.postgresql.Driver", "org.postgresql.jdbc.PgConnection", "org.postgresql.core.v3.ConnectionFactoryImpl",
            "org.postgresql.core.v3.QueryExecutorImpl", "org.postgresql.jdbc.PgPreparedStatement", "org.postgresql.jdbc.PgResultSet",
            "org.postgresql.copy.CopyManager", "org.postgresql.util.PSQLException",
            "org.mariadb.jdbc.Driver", "org.mariadb.jdbc.Connection", "org.mariadb.jdbc.client.impl.StandardClient",
            "org.mariadb.jdbc.ClientPreparedStatement", "org.mariadb.jdbc.client.result.CompleteResult");

    private Databases() {}

    /**
     * Connects.
     *
     * @throws stepferry.model.Rejected if the login is refused, the schema is unknown, or the server is too old
     * @throws stepferry.model.Unavailable if nobody answers
     */
    public static Database open(Environment environment, String password) {
        return switch (environment.engine()) {
            case POSTGRESQL -> PostgresDatabase.open(environment.url(), environment.user(), password, environment.schema());
            case MYSQL, MARIADB -> MySqlDatabase.open(environment.url(), environment.user(), password, environment.schema());
        };
    }

    /** Has everything loaded that speaking to a database of any engine needs; connects to none. */
    public static void prime() {
        try {
            for (var name : DRIVERS) {
                Class.forName(name);
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("A driver is not the one that this was written for", e);
        }
        for (var dialect : List.of(SQLDialect.POSTGRES, SQLDialect.MARIADB)) {
            DSL.using(new MockConnection(Databases::nothing), dialect).fetch("select ?", 1);
        }
    }

    private static MockResult[] nothing(MockExecuteContext asked) {
        return new MockResult[] {new MockResult(0, DSL.using(SQLDialect.DEFAULT).newResult())};
    }
}
