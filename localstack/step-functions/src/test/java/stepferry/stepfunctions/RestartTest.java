package stepferry.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The engine is stopped in every kind of place where an execution may wait, and started again on the same directory. */
class RestartTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @TempDir
    Path directory;

    @BeforeEach
    void keep() {
        bench.keepIn(directory);
    }

    private void called(int times) {
        bench.await(() -> bench.lambda().calls().size() >= times);
    }

    private String token(int call) {
        called(call + 1);
        return bench.lambda().calls().get(call).payload().path("token").asText();
    }

    @Test
    void whatHasEndedIsStillThere() {
        String machine = bench.machine("{\"P\":{\"Type\":\"Pass\",\"Output\":5,\"End\":true}}");
        String execution = bench.start(machine, "{\"a\":1}");
        bench.ended(execution);
        List<String> events = bench.eventTypes(execution);
        bench.restart();
        DescribeExecutionResponse ended = bench.describe(execution);
        assertThat(ended.output()).isEqualTo("5");
        assertThat(ended.input()).isEqualTo("{\"a\":1}");
        assertThat(bench.eventTypes(execution)).isEqualTo(events);
        assertThat(Bench.output(bench.ended(bench.start(machine, "{}"))).asInt()).isEqualTo(5);
    }

    @Test
    void aWaitKeepsItsDeadlineAndVariablesSurvive() {
        Instant begin = Instant.now();
        String execution = bench.start(bench.machine("{\"A\":{\"Type\":\"Pass\",\"Assign\":{\"v\":\"{% $uuid() %}\"},\"Output\":\"{% $states.input %}\",\"Next\":\"W\"},"
                + "\"W\":{\"Type\":\"Wait\",\"Seconds\":3,\"Assign\":{\"w\":\"{% $v %}\"},\"Next\":\"B\"},"
                + "\"B\":{\"Type\":\"Pass\",\"Output\":\"{% $v = $w %}\",\"End\":true}}"), "{}");
        bench.await(() -> bench.eventTypes(execution).contains("WaitStateEntered"));
        bench.restart();
        assertThat(Bench.output(bench.ended(execution)).asBoolean()).isTrue();
        assertThat(Duration.between(begin, Instant.now())).isBetween(Duration.ofMillis(2900), Duration.ofMillis(5800));
        assertThat(bench.eventTypes(execution)).containsOnlyOnce("WaitStateEntered").containsOnlyOnce("ExecutionStarted");
    }

    @Test
    void aCallbackKeepsWaitingWithItsToken() {
        String execution = bench.start(bench.machine("{\"S\":{" + Asl.CALLBACK + ",\"End\":true}}"), "{}");
        String token = token(0);
        bench.await(() -> bench.eventTypes(execution).contains("TaskSubmitted"));
        bench.restart();
        bench.sfn().sendTaskSuccess(r -> r.taskToken(token).output("\"late\""));
        assertThat(Bench.output(bench.ended(execution)).asText()).isEqualTo("late");
        assertThat(bench.lambda().calls()).hasSize(1);
    }

    @Test
    void aCallInFlightIsLostAndItsRetryApplies() {
        bench.lambda().script("Fn", "{\"hold\":true}");
        String execution = bench.start(bench.machine("{\"S\":{" + Asl.CALL
                + ",\"Retry\":[{\"ErrorEquals\":[\"Lambda.SdkClientException\"],\"IntervalSeconds\":1}],"
                + "\"Output\":\"{% $states.context.State.RetryCount %}\",\"End\":true}}"), "{}");
        called(1);
        bench.restart();
        assertThat(Bench.output(bench.ended(execution)).asInt()).isEqualTo(1);
        assertThat(bench.lambda().calls()).hasSize(2);
    }

    @Test
    void aPauseBeforeARetryGoesOn() {
        bench.lambda().script("Fn", "{\"error\":\"Flaky\"}");
        String execution = bench.start(bench.machine("{\"S\":{" + Asl.CALL
                + ",\"Retry\":[{\"ErrorEquals\":[\"Flaky\"],\"IntervalSeconds\":2,\"MaxAttempts\":1}],\"Output\":1,\"End\":true}}"), "{}");
        bench.await(() -> bench.eventTypes(execution).contains("TaskFailed"));
        bench.restart();
        assertThat(Bench.output(bench.ended(execution)).asInt()).isEqualTo(1);
        assertThat(bench.lambda().calls()).hasSize(2);
    }

    @Test
    void aNestedExecutionIsAttachedAgainNotStartedAgain() {
        String child = bench.machine("{\"S\":{" + Asl.CALLBACK + ",\"End\":true}}");
        String parent = bench.machine("{\"N\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::states:startExecution.sync:2\","
                + "\"Arguments\":{\"StateMachineArn\":\"" + child + "\",\"Input\":{}},\"Output\":\"{% $states.result.Output %}\",\"End\":true}}");
        String execution = bench.start(parent, "{}");
        String token = token(0);
        bench.await(() -> bench.sfn().listExecutions(r -> r.stateMachineArn(child)).executions().size() == 1);
        bench.await(() -> bench.eventTypes(bench.sfn().listExecutions(r -> r.stateMachineArn(child)).executions().getFirst().executionArn())
                .contains("TaskSubmitted"));
        bench.restart();
        bench.sfn().sendTaskSuccess(r -> r.taskToken(token).output("{\"x\":1}"));
        assertThat(Bench.output(bench.ended(execution))).hasToString("{\"x\":1}");
        assertThat(bench.sfn().listExecutions(r -> r.stateMachineArn(child)).executions()).hasSize(1);
    }

    @Test
    void branchesAndIterationsGoOnWhereTheyWere() {
        String states = "{\"StartAt\":\"C\",\"States\":{\"C\":{" + Asl.CALL + ",\"Next\":\"S\"},\"S\":{" + Asl.CALLBACK + ",\"End\":true}}}";
        String execution = bench.start(bench.machine("{\"P\":{\"Type\":\"Parallel\",\"Branches\":[" + states + "],\"Next\":\"M\"},"
                + "\"M\":{\"Type\":\"Map\",\"ItemProcessor\":" + states + ",\"End\":true}}"), "{}");
        String first = token(1);
        bench.await(() -> bench.eventTypes(execution).contains("TaskSubmitted"));
        bench.restart();
        bench.sfn().sendTaskSuccess(r -> r.taskToken(first).output("1"));
        String second = token(3);
        bench.await(() -> bench.eventTypes(execution).stream().filter("TaskSubmitted"::equals).count() == 2);
        bench.restart();
        bench.sfn().sendTaskSuccess(r -> r.taskToken(second).output("2"));
        assertThat(Bench.output(bench.ended(execution))).hasToString("[2]");
        assertThat(bench.lambda().calls()).hasSize(4);
        assertThat(bench.eventTypes(execution)).containsOnlyOnce("ParallelStateStarted").containsOnlyOnce("MapStateStarted");
    }

    @Test
    void childrenOfADistributedMapThatHaveEndedAreNotRunAgain() {
        String states = "{\"C\":{" + Asl.CALL + ",\"Next\":\"S\"},\"S\":{" + Asl.CALLBACK + ",\"End\":true}}";
        String execution = bench.start(bench.machine("{\"M\":{" + Asl.distributed("\"MaxConcurrency\":1,", states) + "}}"), "[1,2]");
        String first = token(1);
        bench.sfn().sendTaskSuccess(r -> r.taskToken(first).output("1"));
        String second = token(3);
        bench.restart();
        // Whether the restart came before or after the call's answer was known decides whether the token still counts.
        DescribeExecutionResponse ended = answered(execution, second);
        assertThat(Bench.output(ended)).hasToString("[1,2]");
        assertThat(bench.lambda().calls()).hasSize(4);
    }

    private DescribeExecutionResponse answered(String execution, String token) {
        bench.sfn().sendTaskSuccess(r -> r.taskToken(token).output("2"));
        return bench.ended(execution);
    }

    @Test
    void theMachinesTimeoutCountsFromTheStart() {
        String machine = bench.machineOf("{\"QueryLanguage\":\"JSONata\",\"TimeoutSeconds\":2,\"StartAt\":\"W\","
                + "\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":600,\"End\":true}}}");
        String execution = bench.start(machine, "{}");
        bench.await(() -> bench.eventTypes(execution).contains("WaitStateEntered"));
        bench.restart();
        assertThat(bench.ended(execution).status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    }

    @Test
    void aTornLastLineIsCutOff() throws Exception {
        String execution = bench.start(bench.machine("{\"S\":{" + Asl.CALLBACK + ",\"End\":true}}"), "{}");
        String token = token(0);
        bench.await(() -> bench.eventTypes(execution).contains("TaskSubmitted"));
        try (var files = Files.walk(directory.resolve("executions"))) {
            Path file = files.filter(f -> f.toString().endsWith(".jsonl")).findFirst().orElseThrow();
            Files.writeString(file, "{\"memo\":{\"key\":\"/0:ans", StandardOpenOption.APPEND);
        }
        bench.restart();
        bench.sfn().sendTaskSuccess(r -> r.taskToken(token).output("3"));
        assertThat(Bench.output(bench.ended(execution)).asInt()).isEqualTo(3);
    }
}
