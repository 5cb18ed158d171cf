package stepferry.stepfunctions.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import stepferry.stepfunctions.language.Json;

/**
 * Where a scope stands: the number of steps behind it, the state it goes on with (none when it has ended), the data that
 * this state
 * gets, and the scope's variables (in a file: those that the last step assigned).
 */
public record Position(int steps, Optional<String> next, JsonNode data, Map<String, JsonNode> variables) {
    public Position {
        variables = Map.copyOf(variables);
    }

    ObjectNode toJson(String scope) {
        ObjectNode node = Json.object().put("scope", scope).put("steps", steps);
        next.ifPresent(name -> node.put("next", name));
        node.set("data", data);
        ObjectNode assigned = node.putObject("variables");
        variables.forEach(assigned::set);
        return node;
    }

    static Position of(JsonNode node, Optional<Position> earlier) {
        Map<String, JsonNode> variables = new HashMap<>(earlier.map(Position::variables).orElse(Map.of()));
        node.path("variables").properties().forEach(e -> variables.put(e.getKey(), e.getValue()));
        return new Position(node.path("steps").asInt(), Optional.ofNullable(node.get("next")).map(JsonNode::asText),
                node.path("data"), variables);
    }
}
