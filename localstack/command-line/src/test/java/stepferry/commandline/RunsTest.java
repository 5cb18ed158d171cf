package stepferry.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import stepferry.commandline.cloud.Clouds;
import stepferry.model.Run;
import stepferry.model.RunStatus;

class RunsTest {
    private static String dev;
    private final Terminal terminal = SharedCloud.terminal();

    @BeforeAll
    static void seed() {
        dev = SharedCloud.crm("dev");
        assertThat(SharedCloud.terminal().run("rules", "apply", SharedCloud.demoFile("release.yaml").toString()).code()).isZero();
    }

    @Test
    void aPromotionIsFollowedShownAndTakenBack() {
        var prod = SharedCloud.crm("prod");
        var promoted = terminal.run("promote", dev, prod, "--rules", "release", "--title", "First");
        assertThat(promoted.code()).as(promoted.all()).isZero();
        assertThat(promoted.out())
                .contains("admit", "export", "check", "plan", "backup", "apply", "verify", "close", "promoted and verified",
                "stepferry rollback ");
        assertThat(SharedCloud.query(prod, "SELECT string_agg(name, ' ' ORDER BY name) FROM roles"))
                .isEqualTo("admin auditor root sales");
        var run = after(promoted.out(), "stepferry rollback ");

        var shown = terminal.run("run", "show", run, "--json").json();
        assertThat(shown.path("status").asText()).isEqualTo("done");
        assertThat(shown.path("steps").findValuesAsText("name"))
                .containsExactly("admit", "export", "check", "plan", "backup", "apply", "verify", "close");
        assertThat(shown.path("applied").path("inserted").asLong()).isPositive();
        assertThat(terminal.run("run", "list").out()).contains(run);
        assertThat(terminal.run("run", "logs", run, "--json").jsonLines()).hasSizeGreaterThan(13)
                .allSatisfy(event -> assertThat(event.path("run").asText()).isEqualTo(run));
        assertThat(terminal.run("run", "sql", run).out()).contains("-- table contracts, before the rows: ", "CREATE TABLE \"contracts\"");
        assertThat(terminal.run("package", "verify", run).out()).contains("is what was written");
        assertThat(terminal.run("package", "show", run).out()).contains("First", "roles", "overwrite");
        assertThat(terminal.run("package", "list").out()).contains(run + "-backup");

        var back = terminal.run("rollback", run, "--json");
        assertThat(back.code()).as(back.all()).isZero();
        assertThat(back.json().path("kind").asText()).isEqualTo("rollback");
        assertThat(SharedCloud.query(prod, "SELECT string_agg(name, ' ' ORDER BY name) FROM roles"))
                .isEqualTo("admin root sales");
    }

    @Test
    void anExportIsPromotedByItsIdAndASecondTimeWritesNothing() {
        var prod = SharedCloud.crm("prod");
        var exported = terminal.run("export", dev, "--rules", "release", "--json");
        assertThat(exported.code()).as(exported.all()).isZero();
        var id = exported.json().path("package").asText();
        assertThat(terminal.run("promote", id, prod).code()).isZero();
        var again = terminal.run("promote", id, prod, "--json").json();
        assertThat(again.path("applied").path("tables").asInt()).isZero();
        assertThat(again.path("source").isNull()).isTrue();
    }

    @Test
    void aRunIsStartedAloneAndWatched() {
        var prod = SharedCloud.crm("prod");
        var id = "alone-" + prod;
        assertThat(terminal.run("promote", dev, prod, "--no-wait", "--id", id).out().strip()).isEqualTo(id);
        var watched = terminal.run("run", "watch", id, "--json");
        assertThat(watched.code()).as(watched.all()).isZero();
        var lines = watched.jsonLines();
        assertThat(lines.getFirst().path("step").asText()).isEqualTo("admit");
        assertThat(lines.getLast().path("status").asText()).isEqualTo("done");
        var taken = terminal.run("promote", dev, prod, "--id", id);
        assertThat(taken.code()).isEqualTo(3);
        assertThat(taken.err()).contains("RUN_EXISTS");
    }

    @Test
    void whatTheWorkflowRefusesIsCode3AndTheTargetIsUntouched() {
        var prod = SharedCloud.environment("prod", "nocobase", "CREATE TABLE customers (id bigint PRIMARY KEY, secret text)");
        SharedCloud.execute(prod, "INSERT INTO customers VALUES (1, 'x')");
        var refused = terminal.run("promote", dev, prod, "--json");
        assertThat(refused.code()).as(refused.all()).isEqualTo(3);
        assertThat(refused.json().path("status").asText()).isEqualTo("refused");
        assertThat(refused.json().path("message").asText()).contains("STRUCTURE_");
        assertThat(SharedCloud.query(prod, "SELECT secret FROM customers")).isEqualTo("x");
        assertThat(terminal.run("run", "show", refused.json().path("run").asText()).code()).isEqualTo(3);
    }

    @Test
    void namesThatNobodyKnowsAreRefusedBeforeARunBegins() {
        var runs = terminal.run("run", "list", "--json").json().size();
        assertRefused("ENVIRONMENT_UNKNOWN", "promote", "nowhere", dev);
        assertRefused("ENVIRONMENT_UNKNOWN", "promote", dev, "nowhere");
        assertRefused("RULE_SET_UNKNOWN", "promote", dev, SharedCloud.crm("prod"), "--rules", "nothing");
        assertRefused("ENVIRONMENT_UNKNOWN", "export", "nowhere", "--rules", "default");
        assertRefused("PACKAGE_UNKNOWN", "package", "show", "nothing");
        assertRefused("RUN_UNKNOWN", "rollback", "nothing");
        assertRefused("RUN_UNKNOWN", "run", "show", "nothing");
        assertRefused("RUN_UNKNOWN", "run", "watch", "nothing");
        assertThat(terminal.run("run", "list", "--json").json()).hasSize(runs);
    }

    @Test
    void aRunWhoseWorkflowIsGoneIsSaidToBeStoppedAndCanBeClosed() {
        var id = "gone-" + System.nanoTime();
        try (var cloud = Clouds.of(SharedCloud.CLOUD.endpoints())) {
            var execution = cloud.machine("promote").replace(":stateMachine:", ":execution:") + ":" + id;
            cloud.journal().open(new Run(id, Run.Kind.PROMOTION, RunStatus.RUNNING, execution, Optional.of(dev),
                    Optional.of("prod"), Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.empty(), Instant.now(), Optional.empty(), ""));
        }
        var shown = terminal.run("run", "show", id);
        assertThat(shown.code()).isEqualTo(6);
        assertThat(shown.out()).contains("stopped", "nobody works on it", "stepferry run cancel " + id);
        assertThat(terminal.run("run", "cancel", id).code()).isZero();
        JsonNode closed = terminal.run("run", "show", id, "--json").json();
        assertThat(closed.path("status").asText()).isEqualTo("refused");
        assertThat(terminal.run("run", "cancel", id).code()).isEqualTo(3);
    }

    private void assertRefused(String code, String... words) {
        var screen = terminal.run(words);
        assertThat(screen.err()).contains(code);
        assertThat(screen.code()).isEqualTo(3);
        assertThat(screen.all()).doesNotContain("at stepferry.", SharedCloud.CLOUD.endpoints().secretKey());
    }

    private static String after(String text, String mark) {
        return text.substring(text.indexOf(mark) + mark.length()).lines().findFirst().orElseThrow().strip();
    }
}
