package stepferry.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stepferry.model.Rule;
import stepferry.model.rules.Kind;
import stepferry.model.rules.TableClass;
import stepferry.profiles.Profiles;
import stepferry.servers.SharedServers;
import stepferry.tables.postgres.structure.PostgresStructureReader;

/** The demo's application is what its README says, and its rule set fits it. */
class DemoTest {
    private static final Path DEMO = Path.of("../../localstack/demo");

    private static Connection loaded(String environment) throws SQLException, IOException {
        var connection = DriverManager.getConnection(SharedServers.freshDatabase());
        try (var statement = connection.createStatement()) {
            statement.execute(Files.readString(DEMO.resolve("crm-" + environment + ".sql")));
        }
        return connection;
    }

    @ParameterizedTest
    @CsvSource({"dev, 32, 9", "prod, 31, 8"})
    void theProfileKnowsEveryTable(String environment, int tables, int userDefined) throws SQLException, IOException {
        try (var connection = loaded(environment)) {
            var structure = new PostgresStructureReader().read(connection, "public");
            var found = Profiles.named("nocobase").classify(connection, "public", structure);
            assertThat(found.tables()).hasSize(tables).extracting(TableClass::kind).doesNotContain(Kind.UNKNOWN);
            assertThat(found.tables()).filteredOn(table -> table.kind() == Kind.USER_DEFINED).hasSize(userDefined);
            assertThat(found.warnings()).isEmpty();
        }
    }

    @Test
    void theRuleSetCarriesTheReleaseAndLeavesWhatIsProds() throws SQLException, IOException {
        try (var connection = loaded("dev")) {
            var structure = new PostgresStructureReader().read(connection, "public");
            var ruleSet = RuleSetParser.parse(Files.readString(DEMO.resolve("release.yaml")), "release.yaml");
            var rules = RuleResolver.resolve(
                    ruleSet, Profiles.named("nocobase").classify(connection, "public", structure), structure);
            assertThat(rules.warnings()).isEmpty();
            assertThat(rules.tablesWith(Rule.UPSERT)).containsExactly("labels", "products", "productsLabels");
            assertThat(rules.tablesWith(Rule.SKIP)).containsExactly("systemSettings");
            assertThat(rules.tablesWith(Rule.OVERWRITE))
                    .contains("desktopRoutes", "rolesDesktopRoutes", "roles", "workflows", "fields");
            assertThat(rules.tablesWith(Rule.SCHEMA_ONLY))
                    .contains("customers", "orders", "users", "rolesUsers", "contracts", "environmentVariables", "executions");
        }
    }
}
