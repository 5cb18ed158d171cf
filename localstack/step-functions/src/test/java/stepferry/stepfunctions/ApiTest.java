package stepferry.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;

/** The API's own rules: idempotency, paging, errors. */
class ApiTest {
    private static final String PASS = "{\"P\":{\"Type\":\"Pass\",\"End\":true}}";
    private static final String WAIT = "{\"W\":{\"Type\":\"Wait\",\"Seconds\":600,\"End\":true}}";

    @RegisterExtension
    final Bench bench = new Bench();

    private String create(String name, String states) {
        return bench.sfn().createStateMachine(r -> r.name(name).definition(Bench.definition(states)).roleArn(Bench.ROLE)).stateMachineArn();
    }

    @Test
    void creatingTheSameMachineAgainGivesTheOneThereIs() {
        String arn = create("one", PASS);
        assertThat(create("one", PASS)).isEqualTo(arn).isEqualTo("arn:aws:states:eu-central-1:123456789012:stateMachine:one");
        assertThatThrownBy(() -> create("one", WAIT)).isInstanceOf(StateMachineAlreadyExistsException.class);
        assertThatThrownBy(() -> create("a/b", PASS)).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> create("..", PASS)).isInstanceOf(InvalidNameException.class);
    }

    @Test
    void expressMachinesAreRefused() {
        assertThatThrownBy(() -> bench.sfn().createStateMachine(r -> r.name("x").type("EXPRESS").definition(Bench.definition(PASS)).roleArn(Bench.ROLE)))
                .isInstanceOf(StateMachineTypeNotSupportedException.class);
    }

    @Test
    void machinesAreListedDescribedAndDeleted() {
        List<String> arns = IntStream.range(0, 5).mapToObj(i -> create("m" + i, PASS)).toList();
        assertThat(bench.sfn().listStateMachinesPaginator(r -> r.maxResults(2)).stateMachines()).extracting(m -> m.stateMachineArn())
                .containsExactlyElementsOf(arns);
        assertThat(bench.sfn().describeStateMachine(r -> r.stateMachineArn(arns.getFirst())).definition()).isEqualTo(Bench.definition(PASS));
        bench.sfn().deleteStateMachine(r -> r.stateMachineArn(arns.getFirst()));
        assertThatThrownBy(() -> bench.sfn().describeStateMachine(r -> r.stateMachineArn(arns.getFirst())))
                .isInstanceOf(StateMachineDoesNotExistException.class);
    }

    @Test
    void anUpdateLeavesRunningExecutionsAlone() {
        String machine = bench.machine("{\"S\":{" + Asl.CALLBACK + ",\"Output\":1,\"End\":true}}");
        String old = bench.start(machine, "{}");
        bench.await(() -> bench.lambda().calls().size() == 1);
        bench.sfn().updateStateMachine(r -> r.stateMachineArn(machine).definition(Bench.definition("{\"P\":{\"Type\":\"Pass\",\"Output\":2,\"End\":true}}")));
        assertThat(bench.sfn().describeStateMachineForExecution(r -> r.executionArn(old)).definition()).contains("waitForTaskToken");
        bench.sfn().sendTaskSuccess(r -> r.taskToken(bench.lambda().calls().getFirst().payload().path("token").asText()).output("0"));
        assertThat(Bench.output(bench.ended(old)).asInt()).isEqualTo(1);
        assertThat(Bench.output(bench.ended(bench.start(machine, "{}"))).asInt()).isEqualTo(2);
    }

    @Test
    void startingTheSameExecutionAgainGivesTheRunningOne() {
        String machine = bench.machine(WAIT);
        String first = start(machine, "n", "{\"a\":1}");
        assertThat(start(machine, "n", "{ \"a\": 1 }")).isEqualTo(first);
        assertThatThrownBy(() -> start(machine, "n", "{\"a\":2}")).isInstanceOf(ExecutionAlreadyExistsException.class);
        bench.sfn().stopExecution(r -> r.executionArn(first));
        assertThatThrownBy(() -> start(machine, "n", "{\"a\":1}")).isInstanceOf(ExecutionAlreadyExistsException.class);
    }

    private String start(String machine, String name, String input) {
        return bench.sfn().startExecution(r -> r.stateMachineArn(machine).name(name).input(input)).executionArn();
    }

    @Test
    void namedErrors() {
        assertThatThrownBy(() -> start("arn:aws:states:eu-central-1:123456789012:stateMachine:none", "n", "{}"))
                .isInstanceOf(StateMachineDoesNotExistException.class);
        assertThatThrownBy(() -> start(bench.machine(PASS), "n", "{")).isInstanceOf(InvalidExecutionInputException.class);
        assertThatThrownBy(() -> start(bench.machine(PASS), "n", "\"" + "x".repeat(262_143) + "\"")).isInstanceOf(InvalidExecutionInputException.class);
        for (String arn : List.of("arn:aws:states:eu-central-1:123456789012:execution:none:none", "../../etc:execution:..:passwd", "x")) {
            assertThatThrownBy(() -> bench.describe(arn)).isInstanceOf(ExecutionDoesNotExistException.class);
        }
    }

    @Test
    void executionsAreListedByStatusNewestFirst() {
        String machine = bench.machine("{\"C\":{\"Type\":\"Choice\",\"Choices\":[{\"Condition\":\"{% $states.input = 1 %}\",\"Next\":\"F\"}],\"Default\":\"W\"},"
                + "\"F\":{\"Type\":\"Fail\"},\"W\":{\"Type\":\"Wait\",\"Seconds\":600,\"End\":true}}");
        List<String> failed = IntStream.range(0, 3).mapToObj(i -> bench.start(machine, "1")).toList();
        failed.forEach(bench::ended);
        String running = bench.start(machine, "2");
        assertThat(bench.sfn().listExecutionsPaginator(r -> r.stateMachineArn(machine).maxResults(2)).executions()).hasSize(4)
                .first().extracting(ExecutionListItem::executionArn).isEqualTo(running);
        assertThat(bench.sfn().listExecutions(r -> r.stateMachineArn(machine).statusFilter(ExecutionStatus.FAILED)).executions())
                .extracting(ExecutionListItem::executionArn).containsExactlyInAnyOrderElementsOf(failed);
    }

    @Test
    void theHistoryOfARetriedTask() {
        bench.lambda().script("Fn", "{\"error\":\"Flaky\"}");
        String execution = bench.start(bench.machine("{\"S\":{" + Asl.CALL + ",\"Retry\":[{\"ErrorEquals\":[\"Flaky\"],\"IntervalSeconds\":1}],\"End\":true}}"), "{}");
        bench.ended(execution);
        assertThat(bench.eventTypes(execution)).containsExactly("ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskFailed",
                "TaskScheduled", "TaskStarted", "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded");
        List<HistoryEvent> events = bench.history(execution);
        assertThat(events).extracting(HistoryEvent::id).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(events.get(4).taskFailedEventDetails().error()).isEqualTo("Flaky");
        assertThat(events.get(1).previousEventId()).isEqualTo(1);
    }

    @Test
    void theHistoryInPagesBackwardsAndWithoutData() {
        String execution = bench.start(bench.machine(PASS), "{\"secret\":1}");
        bench.ended(execution);
        List<HistoryEvent> events = bench.sfn().getExecutionHistoryPaginator(r -> r.executionArn(execution).maxResults(1).reverseOrder(true)
                .includeExecutionData(false)).events().stream().toList();
        assertThat(events).extracting(HistoryEvent::id).containsExactly(4L, 3L, 2L, 1L);
        assertThat(events.getLast().executionStartedEventDetails().input()).isNull();
    }

    @Test
    void manyExecutionsAtOnce() {
        String machine = bench.machine("{\"W\":{\"Type\":\"Wait\",\"Seconds\":1,\"End\":true}}");
        List<String> started = IntStream.range(0, 50).mapToObj(i -> start(machine, "e" + UUID.randomUUID(), String.valueOf(i))).toList();
        assertThat(started.stream().map(e -> Bench.output(bench.ended(e)).asInt())).containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
    }
}
