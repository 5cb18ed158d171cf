package stepferry.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stepferry.runtime.StepHandler;

/** State, function, machine, room: one word each, and nothing called that may not be. */
class RoomsTest {
    /** A machine that calls a room twice needs two words; the second one says what the call is for. */
    private static final Map<String, String> ALIASES =
            Map.of("Backup", "Export", "Restore", "Apply", "VerifyRestored", "Verify", "LoadPart", "Load",
                    "AwaitVariables", "Await", "AwaitApproval", "Await");
    /** States of a room that make ready what the room's own state does. */
    private static final Map<String, List<String>> BESIDE = Map.of("apply", List.of("Prepare", "Load"), "await", List.of("Resume"));

    private final Template template = Template.read();

    static List<Machine> all() {
        return Machine.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aStateBearsTheWordOfWhatItCalls(Machine machine) {
        assertThat(machine.tasks()).allSatisfy(task -> {
            var word = ALIASES.getOrDefault(task.name(), task.name());
            assertThat(task.callee()).isEqualTo(word + (task.invokes() ? "Function" : "StateMachine"));
        });
    }

    @Test
    void everyFunctionIsTheHandlerOfTheRoomOfItsName() {
        assertThat(template.functions()).isNotEmpty().allSatisfy(function -> {
            var room = Room.ofHandler(template.handler(function));
            assertThat(function).isEqualTo(room.function());
            assertThat(template.handler(function)).isEqualTo(room.handlerName() + "::handleRequest");
            assertThat(room.source()).exists();
            assertThat(StepHandler.class).isAssignableFrom(room.handler());
            assertThat(room.word()).isIn(Stream.concat(Stream.of(Room.wordOf(room.name())), BESIDE.getOrDefault(room.name(), List.of()).stream()).toList());
        });
    }

    @Test
    void theFunctionsStandInFlowOrder() {
        assertThat(template.functions()).containsExactly("AdmitFunction", "ExportFunction", "CheckFunction", "AwaitFunction",
                "ResumeFunction", "PlanFunction", "PrepareFunction", "LoadFunction", "ApplyFunction", "VerifyFunction", "RollbackFunction",
                "CloseFunction");
    }

    @Test
    void everyFunctionIsCalledByAMachine() {
        var called = Machine.all().stream().flatMap(Machine::tasks).filter(State::invokes).map(State::callee).collect(Collectors.toSet());
        assertThat(called).containsExactlyInAnyOrderElementsOf(template.functions());
    }

    @Test
    void everyDefinitionIsDeployed() {
        assertThat(template.machines()).extracting(template::definition)
                .containsExactlyInAnyOrderElementsOf(Machine.all().stream().map(Machine::name).toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theTemplateFillsExactlyTheSubstitutions(Machine machine) {
        var filled = template.substitutions(template.machine(machine));
        assertThat(filled.keySet()).isEqualTo(machine.substitutions());
        assertThat(filled).allSatisfy((name, value) -> assertThat(Template.reference(value)).contains(name));
    }

    @ParameterizedTest
    @MethodSource("all")
    void mayCallWhatItCallsAndNothingElse(Machine machine) {
        var deployed = template.machine(machine);
        assertThat(template.granted(deployed)).isEqualTo(callees(machine, true));
        assertThat(template.startable(deployed)).isEqualTo(callees(machine, false));
    }

    private static Set<String> callees(Machine machine, boolean functions) {
        return machine.tasks().filter(task -> task.invokes() == functions).map(State::callee).collect(Collectors.toSet());
    }
}
