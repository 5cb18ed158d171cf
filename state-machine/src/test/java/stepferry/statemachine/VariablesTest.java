package stepferry.statemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The expressions and the variables between the states. */
class VariablesTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z]\\w*)\\b(?!\\()");

    static List<Machine> all() {
        return Machine.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyExpressionCanBeParsed(Machine machine) {
        assertThat(expressions(machine.definition())).isNotEmpty().allSatisfy(expression ->
                assertThatCode(() -> Jsonata.jsonata(expression)).as(expression).doesNotThrowAnyException());
    }

    /** On every way to a state, whatever was caught on it. */
    @ParameterizedTest
    @MethodSource("all")
    void aVariableIsAssignedBeforeItIsRead(Machine machine) {
        var assigned = assignedBefore(machine);
        assertThat(machine.states()).allSatisfy(state ->
                assertThat(assigned.get(state.name())).as(state.name()).containsAll(reads(state.fields())));
    }

    private static Set<String> reads(JsonNode node) {
        var names = expressions(node).flatMap(text -> VARIABLE.matcher(text).results().map(found -> found.group(1))).collect(Collectors.toSet());
        names.remove("states");
        return names;
    }

    /** What is surely assigned when a state begins: what is so on each way to it. */
    private static Map<String, Set<String>> assignedBefore(Machine machine) {
        var before = new HashMap<String, Set<String>>(Map.of(machine.start(), Set.of()));
        var waiting = new ArrayDeque<>(List.of(machine.start()));
        while (!waiting.isEmpty()) {
            var state = machine.state(waiting.pop());
            ways(state).forEach((next, assigned) -> {
                var then = new HashSet<>(before.get(state.name()));
                then.addAll(assigned);
                if (before.containsKey(next)) {
                    then.retainAll(before.get(next));
                }
                if (!then.equals(before.put(next, then))) {
                    waiting.add(next);
                }
            });
        }
        return before;
    }

    private static Map<String, Set<String>> ways(State state) {
        var ways = new HashMap<String, Set<String>>();
        state.successors().forEach(next -> ways.put(next, names(state.fields().path("Assign"))));
        state.catchers().forEach(catcher -> ways.merge(catcher.path("Next").asText(), names(catcher.path("Assign")), VariablesTest::common));
        return ways;
    }

    private static Set<String> common(Set<String> one, Set<String> other) {
        return one.stream().filter(other::contains).collect(Collectors.toSet());
    }

    private static Set<String> names(JsonNode assign) {
        return assign.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static Stream<String> expressions(JsonNode node) {
        if (node.isContainerNode()) {
            return State.elements(node).flatMap(VariablesTest::expressions);
        }
        return Stream.of(node.asText()).filter(text -> text.startsWith("{%")).map(text -> text.substring(2, text.length() - 2).strip());
    }
}
