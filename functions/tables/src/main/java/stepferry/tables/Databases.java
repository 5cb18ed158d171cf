package stepferry.tables;

import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.tables.postgres.PostgresDatabase;

/** Opens an environment's database with the engine it runs on. */
public final class Databases {
    private Databases() {}

    /**
     * Connects.
     *
     * @throws Rejected if the login is refused, the schema is unknown, or the engine is not supported
     * @throws stepferry.model.Unavailable if nobody answers
     */
    public static Database open(Environment environment, String password) {
        return switch (environment.engine()) {
            case POSTGRESQL -> PostgresDatabase.open(environment.url(), environment.user(), password, environment.schema());
            case MYSQL, MARIADB -> throw new Rejected(ErrorCode.FEATURE_UNSUPPORTED, "Environment '" + environment.name()
                    + "' runs on " + environment.engine().word() + ", which this version does not move: only PostgreSQL is supported");
        };
    }
}
