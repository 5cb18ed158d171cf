package stepferry.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ways through the machines that change a target. */
class PathsTest {
    static List<Machine> whole() {
        return Machine.whole();
    }

    @ParameterizedTest
    @MethodSource("whole")
    void everyWayFromTheStartToAnEndPassesClose(Machine machine) {
        var without = machine.reachable(Set.of(machine.start()), "Close");
        assertThat(without).noneMatch(state -> machine.state(state).last());
        assertThat(machine.reachable(Set.of("Close"), "")).containsExactlyInAnyOrder("Close", "Ended", "Done", "Refused", "RolledBack", "NeedsAPerson");
    }

    @ParameterizedTest
    @MethodSource("whole")
    void nothingIsAppliedBeforeTheBackup(Machine machine) {
        assertThat(machine.reachable(Set.of(machine.start()), "Backup")).contains("Check", "Close").doesNotContain("Apply", "Rollback", "Restore");
        assertThat(machine.reachable(Set.of(machine.start()), "Check")).doesNotContain("Backup", "Apply");
    }

    @ParameterizedTest
    @MethodSource("whole")
    void doneIsReachedOnlyThroughVerify(Machine machine) {
        assertThat(machine.state("Apply").fields().path("Next").asText()).isEqualTo("Verify");
        assertThat(machine.state("Restore").fields().path("Next").asText()).isEqualTo("VerifyRestored");
        assertThat(machine.states().filter(state -> "Close".equals(state.fields().path("Next").asText())))
                .extracting(State::name).containsExactlyInAnyOrder("Verify", "VerifyRestored");
    }

    /** Of one that was only to make its plan, and of one that need not go on when nothing would change. */
    @Test
    void aRunThatEndsWithItsPlanDoesSoBeforeTheBackup() {
        var promote = Machine.all().stream().filter(machine -> machine.name().equals("promote")).findFirst().orElseThrow();
        assertThat(promote.state("Plan").fields().path("Next").asText()).isEqualTo("EndsWithPlan");
        assertThat(promote.state("EndsWithPlan").successors()).containsExactlyInAnyOrder("Approval", "Close");
        assertThat(promote.reachable(Set.of(promote.start()), "Plan")).doesNotContain("Backup", "Apply");
    }

    /** What was looked at before a pause is looked at again. */
    @Test
    void noPauseLeadsAnywhereButThroughResumeToCheckOrPlan() {
        var promote = Machine.all().stream().filter(machine -> machine.name().equals("promote")).findFirst().orElseThrow();
        assertThat(promote.state("Approval").successors()).containsExactlyInAnyOrder("AwaitApproval", "Backup");
        assertThat(promote.tasks().filter(State::waits)).extracting(State::name).containsExactlyInAnyOrder("AwaitVariables", "AwaitApproval");
        assertThat(promote.tasks().filter(State::waits)).allSatisfy(task -> assertThat(task.successors()).containsOnly("Resume", "Close"));
        assertThat(promote.state("Resume").fields().path("Next").asText()).isEqualTo("Answered");
        assertThat(promote.state("Answered").successors()).containsExactlyInAnyOrder("Plan", "Check");
    }

    @ParameterizedTest
    @MethodSource("whole")
    void whateverFailsIsCaught(Machine machine) {
        assertThat(machine.tasks().filter(task -> !task.name().equals("Close"))).allSatisfy(task -> {
            assertThat(task.catchers()).hasSize(task.waits() ? 2 : 1);
            assertThat(State.errors(task.catchers().getLast())).containsExactly("States.ALL");
            assertThat(task.catchers().getLast().path("Assign").path("failure").asText()).isEqualTo("{% $states.errorOutput %}");
        });
    }

    @ParameterizedTest
    @MethodSource("whole")
    void aFailureBeforeAnythingWasTouchedIsARefusal(Machine machine) {
        var before = machine.reachable(Set.of(machine.start()), "Apply").stream().map(machine::state)
                .filter(state -> state.task() && !state.name().equals("Close")).toList();
        assertThat(before).extracting(State::name).contains("Admit", "Check", "Backup");
        assertThat(before).allSatisfy(task -> caught(task, "Close", "refused"));
    }

    @ParameterizedTest
    @MethodSource("whole")
    void aFailureAfterTheBackupLeadsToRollback(Machine machine) {
        for (var state : List.of("Apply", "Verify")) {
            assertThat(machine.state(state).catchers().getFirst().path("Next").asText()).isEqualTo("Rollback");
        }
        assertThat(machine.state("Landed").successors()).containsExactlyInAnyOrder("Restore", "Close");
    }

    @ParameterizedTest
    @MethodSource("whole")
    void aFailureOfTheRollbackNeedsAPerson(Machine machine) {
        for (var state : List.of("Rollback", "Restore", "VerifyRestored")) {
            caught(machine.state(state), "Close", "needs-a-person");
        }
    }

    private static void caught(State task, String next, String status) {
        var catcher = task.catchers().getFirst();
        assertThat(catcher.path("Next").asText()).as(task.name()).isEqualTo(next);
        assertThat(catcher.path("Assign").path("status").asText()).as(task.name()).isEqualTo(status);
    }
}
