package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import stepferry.stepfunctions.language.Json;

/** How states and result files see an execution: DescribeExecution's fields with capital letters. */
final class Descriptions {
    private Descriptions() {
    }

    /** {@code asJson} leaves input and output as JSON instead of as text that holds JSON. */
    static ObjectNode forTask(Start start, Ending ending, boolean asJson) {
        ObjectNode node = Json.object().put("ExecutionArn", start.arn());
        node.set("Input", data(start.input(), asJson));
        node.putObject("InputDetails").put("Included", true);
        node.put("Name", start.name());
        ending.output().ifPresent(output -> {
            node.set("Output", data(output, asJson));
            node.putObject("OutputDetails").put("Included", true);
        });
        ending.error().ifPresent(error -> node.put("Error", error));
        ending.cause().ifPresent(cause -> node.put("Cause", cause));
        return node.put("RedriveCount", 0).put("RedriveStatus", "NOT_REDRIVABLE")
                .put("StartDate", Json.time(start.date())).put("StateMachineArn", start.machineArn())
                .put("Status", ending.status().name()).put("StopDate", Json.time(ending.stopDate()));
    }

    private static JsonNode data(JsonNode value, boolean asJson) {
        return asJson ? value : TextNode.valueOf(Json.text(value));
    }
}
