package stepferry.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every definition looks like. */
class DefinitionsTest {
    @Test
    void thereIsADefinitionForEachMachine() {
        assertThat(Machine.all()).extracting(Machine::name).containsExactly("apply", "export", "promote", "rollback");
    }

    static List<Machine> all() {
        return Machine.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isWrittenInJsonata(Machine machine) {
        assertThat(machine.definition().path("QueryLanguage").asText()).isEqualTo("JSONata");
        assertThat(machine.everyState().map(state -> state.fields().path("QueryLanguage").asText("JSONata"))).containsOnly("JSONata");
        assertThat(machine.text()).doesNotContain("InputPath", "OutputPath", "ResultPath", "ResultSelector", "\"Parameters\"", "States.Format");
    }

    @ParameterizedTest
    @MethodSource("all")
    void saysWhatItAndEachOfItsStatesIsFor(Machine machine) {
        assertThat(machine.definition().path("Comment").asText()).isNotBlank();
        assertThat(machine.everyState().filter(state -> state.fields().path("Comment").asText().isBlank())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void leadsOnlyToStatesThatExistAndLeavesNoneOut(Machine machine) {
        var named = machine.states().map(State::name).toList();
        assertThat(machine.states().flatMap(state -> state.successors().stream())).isSubsetOf(named);
        assertThat(machine.reachable(java.util.Set.of(machine.start()), "")).containsExactlyInAnyOrderElementsOf(named);
    }

    @ParameterizedTest
    @MethodSource("all")
    void callsOnlyFunctionsAndMachines(Machine machine) {
        assertThat(machine.tasks()).allMatch(task -> task.invokes() || task.starts());
    }

    /** Children have histories of their own, results lie in S3, and nothing that fails is passed over. */
    @ParameterizedTest
    @MethodSource("all")
    void aMapIsDistributedReadsItsItemsFromS3AndToleratesNothing(Machine machine) {
        assertThat(machine.states().filter(state -> state.type().equals("Map"))).allSatisfy(map -> {
            assertThat(map.distributed()).isTrue();
            assertThat(map.fields().path("ItemProcessor").path("ProcessorConfig").path("ExecutionType").asText()).isEqualTo("STANDARD");
            assertThat(map.fields().path("ItemReader").path("Resource").asText()).isEqualTo("arn:aws:states:::s3:getObject");
            assertThat(map.fields().path("ResultWriter").path("Resource").asText()).isEqualTo("arn:aws:states:::s3:putObject");
            assertThat(map.fields().path("MaxConcurrency").asInt()).isBetween(1, 40);
            assertThat(map.fields().path("ToleratedFailurePercentage").asInt(-1)).isZero();
            assertThat(map.inside()).singleElement().satisfies(state -> assertThat(state.last()).isTrue());
        });
    }
}
