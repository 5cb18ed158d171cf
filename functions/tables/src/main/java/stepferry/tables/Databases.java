package stepferry.tables;

import stepferry.model.Environment;
import stepferry.tables.mysql.MySqlDatabase;
import stepferry.tables.postgres.PostgresDatabase;

/** Opens an environment's database with the engine it runs on. */
public final class Databases {
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
}
