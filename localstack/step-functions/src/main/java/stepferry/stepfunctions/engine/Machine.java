package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import stepferry.stepfunctions.language.Json;

/** A state machine: its definition's text as it was given, and when it came into being. */
public record Machine(String arn, String name, String definition, String roleArn, Instant created, Instant updated) {
    static Machine of(JsonNode node) {
        return new Machine(node.path("arn").asText(), node.path("name").asText(), node.path("definition").asText(),
                node.path("roleArn").asText(), Instant.ofEpochMilli(node.path("created").asLong()),
                Instant.ofEpochMilli(node.path("updated").asLong()));
    }

    ObjectNode toJson() {
        return Json.object().put("arn", arn).put("name", name).put("definition", definition).put("roleArn", roleArn)
                .put("created", created.toEpochMilli()).put("updated", updated.toEpochMilli());
    }
}
