package stepferry.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.stepfunctions.language.Json;

/** Sizes, numbers and times. */
class LimitsTest {
    private static final String CATCH_ALL = ",\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"C\"}],\"End\":true},\"C\":{\"Type\":\"Pass\",\"Output\":\"caught\",\"End\":true}}";

    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void aResultOverTheLimitIsNotCaughtByStatesAll() {
        bench.lambda().script("Fn", "{\"payload\":\"" + "x".repeat(262_144) + "\"}");
        DescribeExecutionResponse ended = bench.run("{\"S\":{" + Asl.CALL + CATCH_ALL, "{}");
        assertThat(ended.error()).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void aResultOverTheLimitIsCaughtByItsName() {
        bench.lambda().script("Fn", "{\"payload\":\"" + "x".repeat(262_144) + "\"}");
        DescribeExecutionResponse ended = bench.run("{\"S\":{" + Asl.CALL + CATCH_ALL.replace("States.ALL", "States.DataLimitExceeded"), "{}");
        assertThat(Bench.output(ended).asText()).isEqualTo("caught");
    }

    @Test
    void bytesCountNotCharacters() {
        String states = "{\"P\":{\"Type\":\"Pass\",\"Output\":\"{% $join($range(1, 1000, 1).$pad('', SIZE, 'ü')) %}\",\"End\":true}}";
        assertThat(bench.run(states.replace("SIZE", "131"), "{}").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(bench.run(states.replace("SIZE", "132"), "{}").error()).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void theHistoryEndsAt25000Events() {
        DescribeExecutionResponse ended = bench.run("{\"A\":{\"Type\":\"Pass\",\"Next\":\"B\"},\"B\":{\"Type\":\"Pass\",\"Next\":\"A\"}}", "{}");
        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.cause()).contains("25000");
        assertThat(bench.history(ended.executionArn())).hasSize(25_000).last().satisfies(e -> assertThat(e.typeAsString()).isEqualTo("ExecutionFailed"));
    }

    @Test
    void backoffGrowsToTheMaximum() {
        bench.lambda().script("Fn", "{\"error\":\"A\"}", "{\"error\":\"A\"}", "{\"error\":\"A\"}");
        bench.run("{\"S\":{" + Asl.CALL + ",\"Retry\":[{\"ErrorEquals\":[\"A\"],\"IntervalSeconds\":1,\"BackoffRate\":5,\"MaxDelaySeconds\":2}],\"End\":true}}", "{}");
        assertThat(gap(0)).isBetween(Duration.ofMillis(950), Duration.ofMillis(1900));
        assertThat(gap(1)).isBetween(Duration.ofMillis(1950), Duration.ofMillis(3500));
        assertThat(gap(2)).isBetween(Duration.ofMillis(1950), Duration.ofMillis(3500));
    }

    @Test
    void fullJitterStaysBelowTheDelay() {
        bench.lambda().script("Fn", IntStream.range(0, 4).mapToObj(i -> "{\"error\":\"A\"}").toArray(String[]::new));
        bench.run("{\"S\":{" + Asl.CALL + ",\"Retry\":[{\"ErrorEquals\":[\"A\"],\"IntervalSeconds\":1,\"BackoffRate\":1,\"MaxAttempts\":4,\"JitterStrategy\":\"FULL\"}],\"End\":true}}", "{}");
        assertThat(IntStream.range(0, 4).mapToObj(this::gap)).allSatisfy(g -> assertThat(g).isLessThan(Duration.ofMillis(1900)));
        assertThat(IntStream.range(0, 4).mapToObj(this::gap).map(Duration::toMillis).distinct()).hasSizeGreaterThan(1);
    }

    private Duration gap(int call) {
        List<ScriptedLambda.Call> calls = bench.lambda().calls();
        return Duration.between(calls.get(call).at(), calls.get(call + 1).at());
    }

    @Test
    void theMachinesTimeoutEndsTheExecution() {
        String machine = bench.machineOf("{\"QueryLanguage\":\"JSONata\",\"TimeoutSeconds\":1,\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":600,\"End\":true}}}");
        assertThat(bench.ended(bench.start(machine, "{}")).status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    }

    @Test
    void maxConcurrencyHoldsInlineAndDistributed() {
        String states = "{\"S\":{" + Asl.CALL + ",\"End\":true}}";
        String inline = "\"Type\":\"Map\",\"MaxConcurrency\":3,\"ItemProcessor\":{\"StartAt\":\"S\",\"States\":" + states + "},\"End\":true";
        for (String map : List.of(inline, Asl.distributed("\"MaxConcurrency\":3,", states))) {
            bench.lambda().script("Fn", IntStream.range(0, 12).mapToObj(i -> "{\"delayMs\":50}").toArray(String[]::new));
            assertThat(bench.run("{\"M\":{" + map + "}}", "[1,2,3,4,5,6,7,8,9,10,11,12]").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(bench.lambda().mostRunning()).isBetween(2, 3);
        }
    }

    @Test
    void resultFilesAndTheirManifest() {
        String states = "{\"A\":{\"Type\":\"Choice\",\"Choices\":[{\"Condition\":\"{% $states.input < 0 %}\",\"Next\":\"F\"}],\"Default\":\"O\"},"
                + "\"F\":{\"Type\":\"Fail\",\"Error\":\"E\",\"Cause\":\"c\"},\"O\":{\"Type\":\"Pass\",\"End\":true}}";
        String writer = "\"ResultWriter\":{\"Resource\":\"arn:aws:states:::s3:putObject\",\"Arguments\":{\"Bucket\":\"b\",\"Prefix\":\"{% 'out' %}\"}},";
        JsonNode output = Bench.output(bench.run("{\"M\":{" + Asl.distributed("\"ToleratedFailureCount\":1," + writer, states) + "}}", "[1,-2,3]"));
        JsonNode manifest = Json.trusted(bench.s3().get("b/" + output.path("ResultWriterDetails").path("Key").asText()));
        JsonNode good = Json.trusted(bench.s3().get("b/" + manifest.path("ResultFiles").path("SUCCEEDED").path(0).path("Key").asText()));
        JsonNode bad = Json.trusted(bench.s3().get("b/" + manifest.path("ResultFiles").path("FAILED").path(0).path("Key").asText()));
        assertThat(good.findValuesAsText("Output")).containsExactly("1", "3");
        assertThat(bad.path(0).path("Status").asText()).isEqualTo("FAILED");
        assertThat(bad.path(0).path("Error").asText()).isEqualTo("E");
        assertThat(manifest.path("ResultFiles").path("PENDING")).isEmpty();
    }

    @Test
    void childrenThatNeverRanArePending() {
        String writer = "\"MaxConcurrency\":1,\"ResultWriter\":{\"Resource\":\"arn:aws:states:::s3:putObject\",\"Arguments\":{\"Bucket\":\"b\"}},";
        DescribeExecutionResponse ended = bench.run("{\"M\":{" + Asl.distributed(writer, "{\"F\":{\"Type\":\"Fail\",\"Error\":\"E\"}}") + "}}", "[1,2,3]");
        assertThat(ended.error()).isEqualTo("States.ExceedToleratedFailureThreshold");
        String pending = bench.s3().keys().stream().filter(k -> k.endsWith("PENDING_0.json")).findFirst().orElseThrow();
        assertThat(Json.trusted(bench.s3().get(pending.substring(1))).findValuesAsText("Input")).containsExactly("2", "3");
    }

    @Test
    void tenThousandChildren() {
        bench.s3().put("b/items.jsonl", String.join("\n", IntStream.range(0, 10_000).mapToObj(i -> "{\"i\":" + i + "}").toList()));
        String reader = "\"ItemReader\":{\"Resource\":\"arn:aws:states:::s3:getObject\",\"ReaderConfig\":{\"InputType\":\"JSONL\"},\"Arguments\":{\"Bucket\":\"b\",\"Key\":\"items.jsonl\"}},"
                + "\"ResultWriter\":{\"Resource\":\"arn:aws:states:::s3:putObject\",\"Arguments\":{\"Bucket\":\"b\",\"Prefix\":\"o\"},\"WriterConfig\":{\"Transformation\":\"COMPACT\",\"OutputType\":\"JSONL\"}},";
        Instant begin = Instant.now();
        JsonNode output = Bench.output(bench.run("{\"M\":{" + Asl.distributed(reader, "{\"A\":{\"Type\":\"Pass\",\"Output\":\"{% $states.input.i %}\",\"End\":true}}") + "}}", "{}"));
        assertThat(output.has("MapRunArn")).isTrue();
        String results = bench.s3().get(bench.s3().keys().stream().filter(k -> k.endsWith("SUCCEEDED_0.jsonl")).findFirst().orElseThrow().substring(1));
        assertThat(results.lines().mapToInt(Integer::parseInt).sum()).isEqualTo(49_995_000);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMinutes(2));
    }
}
