package stepferry.stepfunctions.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an expression sees: {@code $states} and the variables; converted once, however many expressions a field holds. */
public final class Bindings {
    private final Map<String, JsonNode> states;
    private final Map<String, JsonNode> variables;
    private final Map<String, Object> converted = new LinkedHashMap<>();

    public Bindings(Map<String, JsonNode> states, Map<String, JsonNode> variables) {
        this.states = Map.copyOf(states);
        this.variables = Map.copyOf(variables);
    }

    Map<String, Object> neededBy(String expression) {
        Map<String, Object> needed = new LinkedHashMap<>();
        if (expression.contains("$states")) {
            needed.put("states", converted.computeIfAbsent("states", name -> convertedStates()));
        }
        variables.forEach((name, value) -> {
            if (expression.contains("$" + name)) {
                needed.put(name, converted.computeIfAbsent(name, n -> Values.fromJson(value)));
            }
        });
        return needed;
    }

    private Object convertedStates() {
        Map<String, Object> map = new LinkedHashMap<>();
        states.forEach((name, value) -> map.put(name, Values.fromJson(value)));
        return map;
    }
}
