package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.cloud.places.Everywhere;
import stepferry.model.Environment;
import stepferry.model.RunEvent;
import stepferry.rules.KnownRuleSets;
import stepferry.rules.RuleSetParser;

/** What Check finds: all of it at once. */
@Everywhere
class FindingsTest {
    private final CloudFixture cloud = CloudFixture.SHARED;
    private Environment dev;
    private Environment prod;

    @BeforeEach
    void theDemo() throws SQLException, IOException {
        dev = cloud.environment("findingsdev", "nocobase");
        prod = cloud.environment("findingsprod", "nocobase");
        cloud.load(dev, Path.of("../demo/crm-dev.sql"));
        cloud.load(prod, Path.of("../demo/crm-prod.sql"));
    }

    @Test
    void everythingThatStandsAgainstARunIsToldAtOnce() throws SQLException {
        cloud.execute(prod, "update \"applicationVersion\" set value = '2.2.14'", "alter table roles add column lost text",
                "update roles set lost = 'something'");

        var ended = cloud.run("promote", CloudFixture.id("findings"), request("default"));

        assertThat(ended.error()).as("%s", ended.cause()).isEqualTo("Refused");
        assertThat(ended.cause()).contains("CHECKS_FAILED", "2 things", "APPLICATION_NEWER", "2.2.14", "STRUCTURE_DESTRUCTIVE", "lost");
    }

    @Test
    void aNewerApplicationAloneKeepsItsCode() throws SQLException {
        cloud.execute(prod, "update \"applicationVersion\" set value = '2.2.15-beta.3'");

        assertThat(cloud.run("promote", CloudFixture.id("findings"), request("default")).cause())
                .contains("APPLICATION_NEWER", "2.2.15-beta.3").doesNotContain("CHECKS_FAILED");
    }

    @Test
    void aPluginThatTheTargetLacksIsAWarningThatCanBeTakenOn() throws SQLException {
        cloud.execute(dev, "update \"applicationPlugins\" set enabled = true");
        cloud.execute(prod, "delete from \"applicationPlugins\" where name = (select min(name) from \"applicationPlugins\")");
        var missing = cloud.query(dev, "select min(name) from \"applicationPlugins\"").getFirst();

        assertThat(findings("default")).contains(Map.entry("plugin-missing:" + missing, "warning"));

        cloud.execute(prod, "delete from \"applicationPlugins\" where name = '" + missing + "'");
        new KnownRuleSets(cloud.ruleSets).store(RuleSetParser.parse("{name: takes-on, acknowledge: {\"plugin-missing:" + missing + "\": nobody needs it}}", "takes-on"));
        assertThat(findings("takes-on")).contains(Map.entry("plugin-missing:" + missing, "notice"));
    }

    @Test
    void aRoleThatUsersHaveIsNotRemovedUnawares() throws SQLException {
        cloud.execute(prod, "insert into roles (name, title) values ('night', 'Night shift')",
                "insert into \"rolesUsers\" (\"roleName\", \"userId\") select 'night', id from users order by id limit 2");

        var refused = cloud.run("promote", CloudFixture.id("findings"), request("default"));

        assertThat(refused.error()).as("%s", refused.cause()).isEqualTo("Refused");
        assertThat(refused.cause()).contains("DANGLING_REFERENCE", "2 rows of table 'rolesUsers' stay", "'dangling-reference:rolesUsers.roleName'");
        assertThat(cloud.query(prod, "select count(*) from roles where name = 'night'")).containsExactly("1");

        new KnownRuleSets(cloud.ruleSets).store(RuleSetParser.parse(
                "{name: night-off, system: {rule: overwrite-first}, acknowledge: {\"dangling-reference:rolesUsers.roleName\": they go by hand}}", "night-off"));
        var ended = cloud.run("promote", CloudFixture.id("findings"), request("night-off"));
        assertThat(ended.status()).as("%s", ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(cloud.query(prod, "select count(*) from roles where name = 'night'")).containsExactly("0");
    }

    @Test
    void anotherPrefixIsRefusedByName() throws SQLException {
        for (var table : List.of("applicationPlugins", "applicationVersion", "collections", "fields")) {
            cloud.execute(prod, "alter table \"" + table + "\" rename to \"nb_" + table + "\"");
        }

        assertThat(cloud.run("promote", CloudFixture.id("findings"), request("default")).cause()).contains("SETTINGS_DIFFER", "DB_TABLE_PREFIX", "nb_");
    }

    private Map<String, String> findings(String rules) {
        var run = CloudFixture.id("findings");
        var ended = cloud.run("promote", run, request(rules));
        assertThat(ended.status()).as("%s", ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        var checked = cloud.journal.events(run).stream()
                .filter(event -> event.step().equals("check") && event.kind() == RunEvent.Kind.FINISHED).findFirst().orElseThrow();
        var found = new java.util.HashMap<String, String>();
        ((List<?>) checked.facts().get("findings")).forEach(each -> found.put((String) ((Map<?, ?>) each).get("id"), (String) ((Map<?, ?>) each).get("severity")));
        return found;
    }

    private String request(String rules) {
        return "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"%s\"}".formatted(dev.name(), prod.name(), rules);
    }
}
