package stepferry.commandline.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.environments.Registration;
import stepferry.model.Environment;
import stepferry.rules.RuleSet;
import stepferry.rules.RuleSetParser;
import stepferry.servers.PostgresServer;

/**
 * The CRM in its two environments.
 *
 * @param postgres where both databases are
 * @param rules the rule set to promote under, as it was stored
 */
record DemoApplication(PostgresServer postgres, RuleSet rules) {

    /** Makes both databases anew, so that every demo begins with dev ahead of prod; names them; stores the rule set. */
    static DemoApplication install(PostgresServer postgres, Cloud cloud) {
        for (var environment : new String[] {"dev", "prod"}) {
            fresh(postgres, database(environment), DemoFiles.text("crm-" + environment + ".sql"));
            Registration.add(cloud,
                    new Environment(environment, postgres.jdbcUrl(database(environment)), postgres.user(), "",
                            "public", "nocobase"),
                    postgres.password());
        }
        var rules = cloud.ruleSets().store(RuleSetParser.parse(DemoFiles.text("release.yaml"), "release.yaml"));
        return new DemoApplication(postgres, rules);
    }

    Facts facts(String environment) {
        try (var connection = connect(postgres, database(environment))) {
            return Facts.of(connection);
        } catch (SQLException e) {
            throw unusable(database(environment), e);
        }
    }

    private static void fresh(PostgresServer postgres, String database, String sql) {
        try (var admin = connect(postgres, "postgres"); var statement = admin.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + database);
        } catch (SQLException e) {
            throw unusable(database, e);
        }
        try (var connection = connect(postgres, database); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw unusable(database, e);
        }
    }

    private static Connection connect(PostgresServer postgres, String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), postgres.user(), postgres.password());
    }

    private static String database(String environment) {
        return "crm_" + environment;
    }

    private static IllegalStateException unusable(String database, SQLException cause) {
        return new IllegalStateException("The demo's database " + database + " cannot be used: " + cause.getMessage(), cause);
    }
}
