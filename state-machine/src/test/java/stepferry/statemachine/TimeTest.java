package stepferry.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stepferry.journal.Leases;

/** Who waits for whom, and who gives up first. */
class TimeTest {
    private static final long LONGEST_LAMBDA = Duration.ofMinutes(15).toSeconds();

    private final Template template = Template.read();

    static List<Machine> all() {
        return Machine.all();
    }

    @Test
    void noFunctionRunsLongerThanLambdaLets() {
        assertThat(template.functions()).allSatisfy(function -> assertThat(template.timeout(function)).isBetween(1L, LONGEST_LAMBDA));
    }

    /** Otherwise a second attempt would start beside the first. */
    @ParameterizedTest
    @MethodSource("all")
    void aTaskOutlastsItsFunction(Machine machine) {
        assertThat(machine.tasks().filter(State::invokes)).allSatisfy(task ->
                assertThat(task.timeout()).isGreaterThan(template.timeout(task.callee())));
    }

    /** Every step prolongs the lease when it begins, so it must last through one attempt and the pause before the next; who waits has none. */
    @ParameterizedTest
    @MethodSource("all")
    void theLeaseOutlastsAnAttemptAndThePauseAfterIt(Machine machine) {
        assertThat(machine.tasks().filter(State::invokes).filter(task -> !task.waits())).allSatisfy(task -> {
            long pause = task.retriers().stream().mapToLong(retrier -> retrier.path("MaxDelaySeconds").asLong()).max().orElseThrow();
            assertThat(Leases.TERM.toSeconds()).isGreaterThan(task.timeout() + pause);
        });
    }

    /** A killed attempt may be found out only when it times out; the child must still have time for others. */
    @ParameterizedTest
    @MethodSource("all")
    void aChildMachineHasTimeForSeveralAttempts(Machine machine) {
        assertThat(machine.tasks().filter(State::starts)).allSatisfy(task -> {
            var child = Machine.all().stream().filter(each -> template.machine(each).equals(task.callee())).findFirst().orElseThrow();
            long attempt = child.tasks().mapToLong(State::timeout).max().orElseThrow();
            assertThat(task.timeout()).isGreaterThan(3 * attempt);
        });
    }
}
