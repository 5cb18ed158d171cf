package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import stepferry.stepfunctions.language.Json;

/** What an execution was started with; {@code definition} is the text it runs, whatever becomes of its state machine later. */
public record Start(String arn, String name, String machineArn, String definition, String roleArn, JsonNode input, Instant date,
        Optional<String> mapRunArn) {
    static Start of(JsonNode node) {
        return new Start(node.path("arn").asText(), node.path("name").asText(), node.path("machineArn").asText(),
                node.path("definition").asText(), node.path("roleArn").asText(), node.path("input"),
                Instant.ofEpochMilli(node.path("date").asLong()), Optional.ofNullable(node.get("mapRunArn"))
                        .map(JsonNode::asText));
    }

    ObjectNode toJson() {
        ObjectNode node = Json.object().put("arn", arn).put("name", name).put("machineArn", machineArn)
                .put("definition", definition)
                .put("roleArn", roleArn).put("date", date.toEpochMilli());
        mapRunArn.ifPresent(a -> node.put("mapRunArn", a));
        node.set("input", input);
        return node;
    }

    String machineName() {
        return machineArn.substring(machineArn.lastIndexOf(':') + 1);
    }
}
