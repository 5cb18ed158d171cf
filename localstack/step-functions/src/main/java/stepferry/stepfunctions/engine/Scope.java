package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import stepferry.stepfunctions.definition.States;
import stepferry.stepfunctions.journal.Position;
import stepferry.stepfunctions.language.Json;

/** One line of control with variables of its own: the machine itself, a branch of a Parallel or an iteration of a Map. */
final class Scope {
    private final Engine engine;
    private final Execution execution;
    private final States states;
    private final String path;
    private final Map<String, JsonNode> variables;
    private final Optional<JsonNode> mapItem;
    private volatile long previousEvent;

    private Scope(Engine engine, Execution execution, States states, String path, Map<String, JsonNode> variables,
            Optional<JsonNode> mapItem) {
        this.engine = engine;
        this.execution = execution;
        this.states = states;
        this.path = path;
        this.variables = new HashMap<>(variables);
        this.mapItem = mapItem;
        this.previousEvent = execution.journal().events();
    }

    static Scope root(Engine engine, Execution execution, States states) {
        return new Scope(engine, execution, states, "", Map.of(), Optional.empty());
    }

    /** A scope inside a step: it sees this one's variables, and what it assigns stays its own. */
    Scope inner(States inner, String innerPath, Optional<JsonNode> item) {
        Scope scope = new Scope(engine, execution, inner, innerPath, variables, item.or(() -> mapItem));
        scope.previousEvent = previousEvent;
        return scope;
    }

    JsonNode run(JsonNode input) throws InterruptedException {
        Position at = execution.memory().position(path).orElse(new Position(0, Optional.of(states.startAt()), input, Map.of()));
        variables.putAll(at.variables());
        while (at.next().isPresent()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Visit visit = new Visit(this, states.named(at.next().get()), path + "/" + at.steps(), at.data());
            Leave leave = visit.run();
            variables.putAll(leave.assigned());
            at = new Position(at.steps() + 1, leave.next(), leave.output(), leave.assigned());
            execution.journal().position(path, at);
        }
        return at.data();
    }

    /** Whether an earlier process has been in here. */
    boolean known() {
        return execution.memory().position(path).isPresent();
    }

    Engine engine() {
        return engine;
    }

    Execution execution() {
        return execution;
    }

    Map<String, JsonNode> variables() {
        return variables;
    }

    Optional<JsonNode> mapItem() {
        return mapItem;
    }

    Optional<JsonNode> memo(String key) {
        return execution.memory().memo(key);
    }

    void remember(String key, JsonNode value) {
        execution.journal().memo(key, value);
    }

    long event(String type, Map<String, ?> details) {
        long id = execution.event(type, previousEvent, details);
        previousEvent = id;
        return id;
    }

    static JsonNode item(int index, JsonNode value) {
        return Json.object().set("Item", Json.object().put("Index", index).set("Value", value));
    }
}
