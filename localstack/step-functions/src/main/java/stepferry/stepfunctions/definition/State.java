package stepferry.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** One state: its name and its fields as they stand in the definition. */
public record State(String name, JsonNode fields) {
    public String type() {
        return fields.path("Type").asText();
    }

    public Optional<String> next() {
        return optional(fields, "Next").map(JsonNode::asText);
    }

    public Optional<JsonNode> field(String name) {
        return optional(fields, name);
    }

    public List<Retrier> retriers() {
        return elements("Retry").stream().map(Retrier::of).toList();
    }

    public List<Catcher> catchers() {
        return elements("Catch").stream().map(Catcher::of).toList();
    }

    public List<JsonNode> elements(String name) {
        return StreamSupport.stream(fields.path(name).spliterator(), false).toList();
    }

    static Optional<JsonNode> optional(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name));
    }
}
