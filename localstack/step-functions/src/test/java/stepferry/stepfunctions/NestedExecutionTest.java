package stepferry.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.stepfunctions.language.Json;

/** Executions that a Task starts. */
class NestedExecutionTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private static String nested(String suffix, String child, String more) {
        return "{\"N\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::states:startExecution" + suffix + "\",\"Arguments\":{\"StateMachineArn\":\""
                + child + "\",\"Input\":{\"v\":\"{% $states.input.v %}\"}}" + more + ",\"End\":true}}";
    }

    @Test
    void theResultDescribesTheChildWithItsOutputAsJson() {
        String child = bench.machine("{\"P\":{\"Type\":\"Pass\",\"Output\":{\"r\":\"{% $states.input.v %}\"},\"End\":true}}");
        var ended = bench.run(nested(".sync:2", child, ""), "{\"v\":9}");
        JsonNode output = Bench.output(ended);
        assertThat(output.path("Output")).hasToString("{\"r\":9}");
        assertThat(output.path("Status").asText()).isEqualTo("SUCCEEDED");
        assertThat(output.path("StateMachineArn").asText()).isEqualTo(child);
        // The history tells which execution it was as soon as that began.
        assertThat(bench.sfn().getExecutionHistory(r -> r.executionArn(ended.executionArn())).events())
                .filteredOn(event -> event.taskSubmittedEventDetails() != null).singleElement()
                .satisfies(event -> assertThat(Json.trusted(event.taskSubmittedEventDetails().output()).path("ExecutionArn").asText())
                        .isEqualTo(output.path("ExecutionArn").asText()));
    }

    @Test
    void aFailedChildIsStatesTaskFailedWithItsDescriptionAsCause() {
        String child = bench.machine("{\"F\":{\"Type\":\"Fail\",\"Error\":\"CE\",\"Cause\":\"cc\"}}");
        DescribeExecutionResponse ended = bench.run(nested(".sync:2", child, ""), "{\"v\":9}");
        assertThat(ended.error()).isEqualTo("States.TaskFailed");
        JsonNode cause = Json.trusted(ended.cause());
        assertThat(cause.path("Error").asText()).isEqualTo("CE");
        assertThat(cause.path("Cause").asText()).isEqualTo("cc");
        assertThat(cause.path("Status").asText()).isEqualTo("FAILED");
        assertThat(cause.path("Input").asText()).isEqualTo("{\"v\":9}");
    }

    @Test
    void aTimeoutOrAStopTakesTheChildAlong() {
        String child = bench.machine("{\"W\":{\"Type\":\"Wait\",\"Seconds\":600,\"End\":true}}");
        assertThat(bench.run(nested(".sync:2", child, ",\"TimeoutSeconds\":1"), "{\"v\":1}").error()).isEqualTo("States.Timeout");
        String parent = bench.start(bench.machine(nested(".sync:2", child, "")), "{\"v\":1}");
        bench.await(() -> bench.sfn().listExecutions(r -> r.stateMachineArn(child)).executions().size() == 2);
        bench.sfn().stopExecution(r -> r.executionArn(parent));
        bench.await(() -> bench.sfn().listExecutions(r -> r.stateMachineArn(child)).executions().stream()
                .allMatch(e -> e.status() == ExecutionStatus.ABORTED));
    }

    @Test
    void withoutSyncTheTaskDoesNotWait() {
        String child = bench.machine("{\"W\":{\"Type\":\"Wait\",\"Seconds\":600,\"End\":true}}");
        JsonNode output = Bench.output(bench.run(nested("", child, ""), "{\"v\":1}"));
        assertThat(bench.describe(output.path("ExecutionArn").asText()).status()).isEqualTo(ExecutionStatus.RUNNING);
    }
}
