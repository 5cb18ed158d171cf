package stepferry.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is handed to functions is what their input records read: ids and names, never rows. */
class PayloadsTest {
    private static final Set<String> NOT_OURS = Set.of("AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID");

    private final Template template = Template.read();

    static List<Machine> all() {
        return Machine.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aPayloadHasTheFieldsThatItsFunctionReads(Machine machine) {
        assertThat(machine.tasks().filter(task -> task.payload().isPresent())).allSatisfy(task ->
                assertThat(names(task.payload().orElseThrow())).isEqualTo(fields(inputOf(task.callee()))));
    }

    /** A child hands its own input on, so what a parent starts it with must fit the child's function, or a choice that the child makes. */
    @ParameterizedTest
    @MethodSource("all")
    void aChildMachineIsGivenFieldsThatItsFunctionOrItselfReads(Machine machine) {
        assertThat(machine.tasks().filter(State::starts)).allSatisfy(task -> {
            var given = names(task.fields().path("Arguments").path("Input"));
            assertThat(given).contains("run", "package");
            var read = new HashSet<>(fields(inputOf(task.callee().replace("StateMachine", "Function"))));
            var child = Machine.all().stream().filter(each -> template.machine(each).equals(task.callee())).findFirst().orElseThrow();
            child.state(child.start()).fields().path("Choices").forEach(choice -> given.stream()
                    .filter(name -> choice.path("Condition").asText().contains("$states.input." + name + " ")).forEach(read::add));
            assertThat(read).containsAll(given);
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void anItemHasTheFieldsThatItsFunctionReads(Machine machine) {
        assertThat(machine.states().filter(State::distributed)).allSatisfy(map -> assertThat(map.inside().filter(State::invokes)).allSatisfy(task ->
                assertThat(names(map.fields().path("ItemSelector"))).isEqualTo(fields(inputOf(task.callee())))));
    }

    /** So that a run can be found from its children, on AWS's own pages too. */
    @ParameterizedTest
    @MethodSource("all")
    void aChildMachineKnowsItsParent(Machine machine) {
        assertThat(machine.tasks().filter(State::starts)).allSatisfy(task ->
                assertThat(task.fields().path("Arguments").path("Input").path("AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID").asText())
                        .isEqualTo("{% $states.context.Execution.Id %}"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void onlyTheResultItselfIsHandedOn(Machine machine) {
        assertThat(machine.tasks().filter(task -> !task.waits())).allSatisfy(task -> assertThat(task.fields().path("Output").asText())
                .isEqualTo(task.invokes() ? "{% $states.result.Payload %}" : "{% $states.result.Output %}"));
    }

    private Class<?> inputOf(String function) {
        return Room.ofHandler(template.handler(function)).input();
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).filter(name -> !NOT_OURS.contains(name)).collect(Collectors.toSet());
    }

    private static Set<String> fields(Class<?> input) {
        return Stream.of(input.getRecordComponents()).map(component -> field(input, component)).collect(Collectors.toSet());
    }

    private static String field(Class<?> input, RecordComponent component) {
        return Arrays.stream(input.getDeclaredFields()).filter(field -> field.getName().equals(component.getName()))
                .flatMap(field -> Stream.of(field.getAnnotationsByType(JsonProperty.class)))
                .map(JsonProperty::value).findFirst().orElse(component.getName());
    }
}
