package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stepferry.stepfunctions.definition.State;
import stepferry.stepfunctions.definition.StateFailure;
import stepferry.stepfunctions.language.Bindings;
import stepferry.stepfunctions.language.EvaluationFault;
import stepferry.stepfunctions.language.Json;

/** One passage through a state, from its entry to its exit, over all attempts. */
final class Visit {
    private static final Set<String> MAY_WAIT = Set.of("Task", "Wait", "Parallel", "Map");

    private final Scope scope;
    private final State state;
    private final String key;
    private final JsonNode input;
    private final Instant entered;
    private final boolean resumed;
    private int retries;
    private Optional<String> token = Optional.empty();

    Visit(Scope scope, State state, String key, JsonNode input) {
        this.scope = scope;
        this.state = state;
        this.key = key;
        this.input = input;
        Optional<JsonNode> earlier = scope.memo(key + ":enter");
        this.resumed = earlier.isPresent();
        this.entered = earlier.map(at -> Instant.ofEpochMilli(at.asLong())).orElseGet(Instant::now);
    }

    Leave run() throws InterruptedException {
        if (!resumed) {
            event(state.type() + "StateEntered", Map.of("name", state.name(), "input", Json.text(input),
                    "inputDetails", Map.of("truncated", false)));
        }
        if (!resumed && MAY_WAIT.contains(state.type())) {
            remember("enter", LongNode.valueOf(entered.toEpochMilli()));
        }
        Leave leave = Behaviours.run(this);
        exited(leave);
        return leave;
    }

    private void exited(Leave leave) {
        Map<String, Object> details = new HashMap<>(Map.of("name", state.name(), "output", Json.text(leave.output()),
                "outputDetails", Map.of("truncated", false)));
        if (!leave.assigned().isEmpty()) {
            Map<String, String> assigned = new HashMap<>();
            leave.assigned().forEach((name, value) -> assigned.put(name, Json.text(value)));
            details.put("assignedVariables", assigned);
            details.put("assignedVariablesDetails", Map.of("truncated", false));
        }
        event(state.type() + "StateExited", details);
    }

    Scope scope() {
        return scope;
    }

    State state() {
        return state;
    }

    String key() {
        return key;
    }

    JsonNode input() {
        return input;
    }

    Instant entered() {
        return entered;
    }

    void retries(int count) {
        retries = count;
        token = Optional.empty();
    }

    void token(String text) {
        token = Optional.of(text);
    }

    Optional<JsonNode> memo(String name) {
        return scope.memo(key + ":" + name);
    }

    void remember(String name, JsonNode value) {
        scope.remember(key + ":" + name, value);
    }

    void event(String type, Map<String, ?> details) {
        scope.event(type, details);
    }

    /** Reports that an attempt has begun, once however often the engine is started again. */
    void begin(int number, String type, Map<String, ?> details) {
        if (memo("begun." + number).isEmpty()) {
            event(type, details);
            remember("begun." + number, BooleanNode.TRUE);
        }
    }

    /** The field's value, if the state has the field. */
    Optional<JsonNode> evaluated(String field) {
        return state.field(field).map(template -> evaluate(field, template, Map.of()));
    }

    JsonNode evaluate(String field, JsonNode template, Map<String, JsonNode> more) {
        Map<String, JsonNode> states = new HashMap<>(more);
        states.put("input", input);
        states.putIfAbsent("context", context(scope.mapItem()));
        try {
            return scope.engine().expressions().evaluate(field, template, new Bindings(states, scope.variables()));
        } catch (EvaluationFault e) {
            throw evaluationFailed(e.field(), e.getMessage());
        }
    }

    StateFailure evaluationFailed(String field, String message) {
        String cause = "An error occurred while executing the state '" + state.name() + "'. " + message;
        event("EvaluationFailed", Map.of("error", "States.QueryEvaluationError", "cause", cause, "location", field,
                "state", state.name()));
        return new StateFailure("States.QueryEvaluationError", cause);
    }

    /** Leaves by the rules of {@code fields}: its Assign and Output, evaluated side by side; without Output the given one. */
    Leave leave(JsonNode fields, Optional<String> next, JsonNode output, Map<String, JsonNode> more) {
        Map<String, JsonNode> assigned = new HashMap<>();
        Optional.ofNullable(fields.get("Assign")).map(template -> evaluate("Assign", template, more))
                .ifPresent(values -> values.properties()
                .forEach(e -> assigned.put(e.getKey(), limited(e.getValue(), "variable"))));
        JsonNode left = Optional.ofNullable(fields.get("Output")).map(template -> evaluate("Output", template, more))
                .orElse(output);
        return new Leave(next, limited(left, "output"), assigned);
    }

    JsonNode limited(JsonNode value, String what) {
        if (Json.size(Json.text(value)) > Json.LARGEST) {
            throw StateFailure.tooLarge(state.name(), what);
        }
        return value;
    }

    JsonNode context(Optional<JsonNode> item) {
        Start start = scope.execution().start();
        ObjectNode context = Json.object();
        context.putObject("Execution").put("Id", start.arn()).put("Name", start.name()).put("RoleArn", start.roleArn())
                .put("StartTime", Json.time(start.date())).put("RedriveCount", 0).set("Input", start.input());
        context.putObject("StateMachine").put("Id", start.machineArn()).put("Name", start.machineName());
        context.putObject("State").put("Name", state.name()).put("EnteredTime", Json.time(entered)).put("RetryCount", retries);
        token.ifPresent(text -> context.putObject("Task").put("Token", text));
        item.ifPresent(map -> context.set("Map", map));
        return context;
    }
}
