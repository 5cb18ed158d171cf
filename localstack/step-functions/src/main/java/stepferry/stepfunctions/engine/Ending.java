package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import stepferry.stepfunctions.language.Json;

/** How and when an execution ended: with an output, or with an error and its cause. */
public record Ending(Status status, Optional<JsonNode> output, Optional<String> error, Optional<String> cause, Instant stopDate) {
    static Ending success(JsonNode output) {
        return new Ending(Status.SUCCEEDED, Optional.of(output), Optional.empty(), Optional.empty(), Instant.now());
    }

    static Ending failure(Status status, Optional<String> error, Optional<String> cause) {
        return new Ending(status, Optional.empty(), error, cause, Instant.now());
    }

    static Ending of(JsonNode node) {
        return new Ending(Status.valueOf(node.path("status").asText()), Optional.ofNullable(node.get("output")),
                Optional.ofNullable(node.get("error")).map(JsonNode::asText),
                Optional.ofNullable(node.get("cause")).map(JsonNode::asText),
                Instant.ofEpochMilli(node.path("stopDate").asLong()));
    }

    ObjectNode toJson() {
        ObjectNode node = Json.object().put("status", status.name()).put("stopDate", stopDate.toEpochMilli());
        output.ifPresent(o -> node.set("output", o));
        error.ifPresent(e -> node.put("error", e));
        cause.ifPresent(c -> node.put("cause", c));
        return node;
    }
}
