package stepferry.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Checks one set of states: where it starts, that every move leads somewhere, that every state can be reached. */
final class StatesCheck {
    private static final int LONGEST_NAME = 80;

    private final Findings findings;
    private final Set<String> outerVariables;

    StatesCheck(Findings findings, Set<String> outerVariables) {
        this.findings = findings;
        this.outerVariables = Set.copyOf(outerVariables);
    }

    void check(String location, JsonNode node) {
        JsonNode states = node.path("States");
        if (!states.isObject() || states.isEmpty()) {
            findings.schema(location + "/States", "The field 'States' must be an object with at least one state");
            return;
        }
        findings.required(location, node, "StartAt").ifPresent(start -> target(location + "/StartAt", states, start));
        Set<String> visible = variables(location, states);
        states.properties().forEach(e -> checkState(location + "/States/" + e.getKey(), states, e.getKey(), e.getValue(),
                visible));
        checkReachable(location, node, states);
    }

    private void checkState(String location, JsonNode states, String name, JsonNode state, Set<String> visible) {
        if (name.length() > LONGEST_NAME) {
            findings.schema(location, "A state's name must not be longer than " + LONGEST_NAME + " characters");
        }
        new StateCheck(findings, location, state, visible).check();
        moves(state).forEach(move -> target(location, states, move));
    }

    private void target(String location, JsonNode states, JsonNode name) {
        if (!states.has(name.asText())) {
            findings.add("MISSING_TRANSITION_TARGET", location, "There is no state '" + name.asText() + "'");
        }
    }

    private Set<String> variables(String location, JsonNode states) {
        Set<String> names = new LinkedHashSet<>();
        states.properties().forEach(e -> assigns(e.getValue())
                .forEach(assign -> assign.fieldNames().forEachRemaining(names::add)));
        names.stream().filter(outerVariables::contains).forEach(name -> findings.schema(location + "/States",
                "The variable '" + name + "' is assigned in an outer scope already; an inner scope needs a name of its own"));
        names.addAll(outerVariables);
        return names;
    }

    private static Stream<JsonNode> assigns(JsonNode state) {
        Stream<JsonNode> nested = Stream.concat(stream(state.path("Choices")), stream(state.path("Catch")));
        return Stream.concat(Stream.of(state), nested).map(n -> n.path("Assign"));
    }

    private void checkReachable(String location, JsonNode node, JsonNode states) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(node.path("StartAt").asText()));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (states.has(name) && reached.add(name)) {
                moves(states.get(name)).map(JsonNode::asText).forEach(open::push);
            }
        }
        states.fieldNames().forEachRemaining(name -> {
            if (!reached.contains(name)) {
                findings.add("UNREACHABLE_STATE", location + "/States/" + name, "The state '" + name + "' cannot be reached");
            }
        });
    }

    private static Stream<JsonNode> moves(JsonNode state) {
        Stream<JsonNode> own = Stream.of("Next", "Default").map(state::path);
        Stream<JsonNode> rules = Stream.concat(stream(state.path("Choices")), stream(state.path("Catch")))
                .map(n -> n.path("Next"));
        return Stream.concat(own, rules).filter(JsonNode::isTextual);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.empty();
    }
}
