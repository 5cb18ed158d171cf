package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.model.Json;
import stepferry.model.RunStatus;
import stepferry.rules.KnownRuleSets;
import stepferry.rules.RuleSetParser;

/** What the functions write while a run goes through them. */
class TelemetryTest {
    private final CloudFixture cloud = CloudFixture.SHARED;

    @Test
    void everyStepTellsOfItsRunAndTheLastOneOfItsEnd() throws Exception {
        var dev = cloud.environment("dev", "generic");
        var prod = cloud.environment("prod", "generic");
        cloud.execute(dev, "create table colours (id int primary key, name text)", "insert into colours values (1, 'red'), (2, 'blue')");
        var rules = new KnownRuleSets(cloud.ruleSets)
                .store(RuleSetParser.parse("name: %s-rules\nuserDefined: {rule: overwrite}\n".formatted(dev.name()), "rules.yaml")).name();
        var run = CloudFixture.id("promote");

        var ended = cloud.run("promote", run, "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"%s\"}".formatted(dev.name(), prod.name(), rules));

        assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(cloud.journal.read(run).status()).isEqualTo(RunStatus.DONE);
        var lines = lines(run);
        assertThat(lines).extracting(line -> line.path("step").asText()).contains("admit", "export", "check", "plan", "apply", "verify", "close");
        assertThat(lines).allSatisfy(line -> assertThat(line.path("requestId").asText()).isNotBlank());
        assertThat(lines).filteredOn(of("export").and(of("table", "colours"))).isNotEmpty().allSatisfy(line -> assertThat(line.has("part")).isTrue());
        assertThat(lines).filteredOn(of("apply").and(of("table", "colours"))).isNotEmpty();
        assertThat(lines).filteredOn(of("export").and(line -> line.has("_aws"))).extracting(line -> line.path("Rows").asInt()).contains(2);
        assertThat(lines).filteredOn(of("Status", "done")).singleElement()
                .satisfies(line -> assertThat(line.path("RunsEnded").asInt()).isEqualTo(1))
                .satisfies(line -> assertThat(line.path("Stack").asText()).isEqualTo("local"));
    }

    private static Predicate<JsonNode> of(String step) {
        return of("step", step);
    }

    private static Predicate<JsonNode> of(String field, String value) {
        return line -> value.equals(line.path(field).asText());
    }

    /** The functions' lines about the run; whatever they write is JSON. */
    private List<JsonNode> lines(String run) throws IOException {
        try (var lines = Files.lines(cloud.embedded().home().resolve("functions.log"))) {
            return lines.filter(line -> line.startsWith("{")).map(line -> Json.read(line, JsonNode.class)).filter(of("run", run)).toList();
        }
    }
}
