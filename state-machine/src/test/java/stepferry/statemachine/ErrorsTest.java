package stepferry.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stepferry.model.StepferryException;
import stepferry.model.Unavailable;

/** The names that Retry and Catch match, and what is tried again. */
class ErrorsTest {
    /** Causes that may be gone a moment later. Whatever else fails would fail again. */
    private static final Set<String> TRANSIENT = Set.of(Unavailable.class.getName(),
            "Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException", "Lambda.ClientExecutionTimeoutException",
            "Lambda.TooManyRequestsException", "Lambda.Unknown", "Runtime.ExitError", "Sandbox.Timedout", "States.Timeout");

    static List<Machine> all() {
        return Machine.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyNameIsOneThatCanBeThrown(Machine machine) {
        assertThat(rules(machine).flatMap(rule -> State.errors(rule).stream())).isNotEmpty().allSatisfy(ErrorsTest::known);
    }

    private static void known(String error) throws ClassNotFoundException {
        if (!error.matches("(States|Lambda|Runtime|Sandbox)\\.\\w+")) {
            assertThat(Class.forName(error)).isAssignableTo(StepferryException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyFunctionIsCalledAgainForEachTransientCauseAndNoOther(Machine machine) {
        assertThat(machine.tasks().filter(State::invokes)).isNotEmpty().allSatisfy(task ->
                assertThat(task.retriers().stream().flatMap(retrier -> State.errors(retrier).stream()))
                        .containsExactlyInAnyOrderElementsOf(transientFor(task)));
    }

    /** A person who did not answer in time is not asked again. */
    private static Set<String> transientFor(State task) {
        return TRANSIENT.stream().filter(error -> !task.waits() || !error.equals("States.Timeout")).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("all")
    void whoeverDoesNotAnswerLeavesTheTargetUntouched(Machine machine) {
        assertThat(machine.tasks().filter(State::waits)).allSatisfy(task -> {
            var first = task.catchers().getFirst();
            assertThat(State.errors(first)).containsExactly("States.Timeout");
            assertThat(first.path("Next").asText()).isEqualTo("Close");
            assertThat(first.path("Assign").path("status").asText()).isEqualTo("refused");
            assertThat(task.fields().path("HeartbeatSeconds").asText()).isEqualTo("{% $run.patience %}");
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void aChildMachineIsNotStartedAgain(Machine machine) {
        assertThat(machine.tasks().filter(State::starts)).allSatisfy(task -> assertThat(task.retriers()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsTriedAgainIsBoundedAndSpread(Machine machine) {
        assertThat(machine.tasks().flatMap(task -> task.retriers().stream())).allSatisfy(retrier -> {
            assertThat(retrier.path("MaxAttempts").asInt()).isBetween(1, 8);
            assertThat(retrier.path("IntervalSeconds").asInt()).isBetween(1, 5);
            assertThat(retrier.path("BackoffRate").asDouble()).isGreaterThan(1);
            assertThat(retrier.path("MaxDelaySeconds").asInt()).isBetween(5, 60);
            assertThat(retrier.path("JitterStrategy").asText()).isEqualTo("FULL");
        });
    }

    private static Stream<JsonNode> rules(Machine machine) {
        return machine.tasks().flatMap(task -> Stream.concat(task.retriers().stream(), task.catchers().stream()));
    }
}
