package stepferry.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Tasks that wait for their token. */
class TokensTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private String token(int call) {
        bench.await(() -> bench.lambda().calls().size() > call);
        return bench.lambda().calls().get(call).payload().path("token").asText();
    }

    private String waiting(String more) {
        return bench.start(bench.machine("{\"S\":{" + Asl.CALLBACK + more + ",\"End\":true}}"), "{}");
    }

    @Test
    void successGivesTheOutput() {
        String execution = waiting("");
        bench.sfn().sendTaskSuccess(r -> r.taskToken(token(0)).output("{\"done\":true}"));
        assertThat(Bench.output(bench.ended(execution))).hasToString("{\"done\":true}");
        assertThat(bench.eventTypes(execution)).startsWith("ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted")
                .endsWith("TaskSucceeded", "TaskStateExited", "ExecutionSucceeded");
    }

    @Test
    void failureReachesTheExecution() {
        String execution = waiting("");
        bench.sfn().sendTaskFailure(r -> r.taskToken(token(0)).error("My.Err").cause("why"));
        DescribeExecutionResponse ended = bench.ended(execution);
        assertThat(ended.error()).isEqualTo("My.Err");
        assertThat(ended.cause()).isEqualTo("why");
    }

    @Test
    void theTokenMayComeBackBeforeTheCallReturns() {
        bench.lambda().script("Fn", "{\"hold\":true}");
        String execution = waiting("");
        bench.sfn().sendTaskSuccess(r -> r.taskToken(token(0)).output("1"));
        assertThat(Bench.output(bench.ended(execution)).asInt()).isEqualTo(1);
    }

    @Test
    void aTokenIsGoodOnce() {
        String execution = bench.start(bench.machine("{\"S\":{" + Asl.CALLBACK + ",\"Next\":\"W\"},\"W\":{\"Type\":\"Wait\",\"Seconds\":60,\"End\":true}}"), "{}");
        String token = token(0);
        bench.sfn().sendTaskSuccess(r -> r.taskToken(token).output("1"));
        assertThatThrownBy(() -> bench.sfn().sendTaskSuccess(r -> r.taskToken(token).output("2"))).isInstanceOf(TaskTimedOutException.class);
        bench.sfn().stopExecution(r -> r.executionArn(execution));
    }

    @Test
    void aTokenOfAStoppedExecutionIsRefused() {
        String execution = waiting("");
        String token = token(0);
        bench.sfn().stopExecution(r -> r.executionArn(execution).error("E").cause("C"));
        assertThat(bench.describe(execution).status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(bench.describe(execution).error()).isEqualTo("E");
        assertThatThrownBy(() -> bench.sfn().sendTaskSuccess(r -> r.taskToken(token).output("2"))).isInstanceOf(TaskTimedOutException.class);
        assertThatThrownBy(() -> bench.sfn().sendTaskHeartbeat(r -> r.taskToken(token))).isInstanceOf(TaskTimedOutException.class);
    }

    @Test
    void whatIsNoTokenIsRefused() {
        assertThatThrownBy(() -> bench.sfn().sendTaskSuccess(r -> r.taskToken("zzz").output("1"))).isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void aLateTokenIsRefusedAfterTheTimeout() {
        String execution = waiting(",\"TimeoutSeconds\":1");
        String token = token(0);
        assertThat(bench.ended(execution).error()).isEqualTo("States.Timeout");
        assertThat(bench.eventTypes(execution)).contains("TaskTimedOut");
        assertThatThrownBy(() -> bench.sfn().sendTaskSuccess(r -> r.taskToken(token).output("2"))).isInstanceOf(TaskTimedOutException.class);
    }

    @Test
    void aMissedHeartbeatIsCaughtByItsName() {
        String execution = bench.start(bench.machine("{\"S\":{" + Asl.CALLBACK + ",\"HeartbeatSeconds\":1,\"TimeoutSeconds\":60,"
                + "\"Catch\":[{\"ErrorEquals\":[\"States.HeartbeatTimeout\"],\"Next\":\"C\"}],\"End\":true},"
                + "\"C\":{\"Type\":\"Pass\",\"Output\":\"beat\",\"End\":true}}"), "{}");
        assertThat(Bench.output(bench.ended(execution)).asText()).isEqualTo("beat");
    }

    @Test
    void heartbeatsKeepATaskAlive() {
        long start = System.nanoTime();
        String execution = waiting(",\"HeartbeatSeconds\":2,\"TimeoutSeconds\":60");
        String token = token(0);
        bench.await(() -> {
            bench.sfn().sendTaskHeartbeat(r -> r.taskToken(token));
            return System.nanoTime() - start > 3_500_000_000L;
        });
        bench.sfn().sendTaskSuccess(r -> r.taskToken(token).output("\"ok\""));
        assertThat(bench.ended(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aCallThatFailsFailsTheTaskAtOnceAndARetryHasANewToken() {
        bench.lambda().script("Fn", "{\"error\":\"Flaky\"}");
        String execution = waiting(",\"Retry\":[{\"ErrorEquals\":[\"Flaky\"],\"IntervalSeconds\":1}]");
        String second = token(1);
        assertThat(second).isNotEqualTo(token(0));
        bench.sfn().sendTaskSuccess(r -> r.taskToken(second).output("2"));
        assertThat(Bench.output(bench.ended(execution)).asInt()).isEqualTo(2);
    }

    @Test
    void tokensInIterationsAndInChildren() {
        String inline = "\"Type\":\"Map\",\"ItemProcessor\":{\"StartAt\":\"S\",\"States\":{\"S\":{" + Asl.CALLBACK + ",\"End\":true}}},\"End\":true";
        for (String map : new String[] {inline, Asl.distributed("", "{\"S\":{" + Asl.CALLBACK + ",\"End\":true}}")}) {
            int before = bench.lambda().calls().size();
            String execution = bench.start(bench.machine("{\"M\":{" + map + "}}"), "[1,2,3]");
            for (int i = 2; i >= 0; i--) {
                String token = token(before + i);
                bench.sfn().sendTaskSuccess(r -> r.taskToken(token).output("7"));
            }
            assertThat(Bench.output(bench.ended(execution))).hasToString("[7,7,7]");
        }
    }
}
