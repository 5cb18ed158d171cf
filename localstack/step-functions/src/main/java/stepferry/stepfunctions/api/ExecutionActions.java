package stepferry.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import stepferry.stepfunctions.engine.Engine;
import stepferry.stepfunctions.engine.Execution;
import stepferry.stepfunctions.engine.ServiceError;
import stepferry.stepfunctions.language.Json;

/** The actions on executions and on the tokens of their tasks. */
final class ExecutionActions {
    private static final List<String> DATA = List.of("input", "output", "parameters");

    private final Engine engine;

    ExecutionActions(Engine engine) {
        this.engine = engine;
    }

    JsonNode start(Request request) {
        JsonNode input = request.optional("input").isEmpty() ? Json.object() : request.json("input", "InvalidExecutionInput");
        Execution execution = engine.start(request.text("stateMachineArn"),
                request.optional("name").orElseGet(() -> UUID.randomUUID().toString()), input);
        return Json.object().put("executionArn", execution.start().arn())
                .put("startDate", MachineActions.seconds(execution.start().date()));
    }

    JsonNode describe(Request request) {
        Execution execution = engine.get(request.text("executionArn"));
        ObjectNode answer = summary(execution).put("input", Json.text(execution.start().input()));
        answer.putObject("inputDetails").put("included", true);
        execution.ending().ifPresent(ending -> {
            ending.output().ifPresent(output -> answer.put("output", Json.text(output)).putObject("outputDetails")
                    .put("included", true));
            ending.error().ifPresent(error -> answer.put("error", error));
            ending.cause().ifPresent(cause -> answer.put("cause", cause));
        });
        return answer;
    }

    JsonNode list(Request request) {
        String machine = engine.machines().get(request.text("stateMachineArn")).arn();
        Optional<String> status = request.optional("statusFilter");
        List<Execution> executions = engine.executionsOf(machine).stream()
                .filter(e -> status.isEmpty() || e.status().name().equals(status.get())).toList();
        return Pages.page(request, "executions", executions, ExecutionActions::summary);
    }

    JsonNode history(Request request) {
        List<JsonNode> events = engine.get(request.text("executionArn")).journal().history();
        boolean data = request.flag("includeExecutionData", true);
        return Pages.page(request, "events", request.flag("reverseOrder", false) ? events.reversed() : events,
                event -> data ? event : withoutData(event));
    }

    private static JsonNode withoutData(JsonNode event) {
        event.forEach(details -> {
            if (details instanceof ObjectNode object) {
                object.remove(DATA);
            }
        });
        return event;
    }

    JsonNode stop(Request request) {
        engine.stop(request.text("executionArn"), request.optional("error"), request.optional("cause"));
        Instant stopped = engine.get(request.text("executionArn")).ending().orElseThrow().stopDate();
        return Json.object().put("stopDate", MachineActions.seconds(stopped));
    }

    JsonNode succeedTask(Request request) {
        JsonNode output = request.json("output", "InvalidOutput");
        if (Json.size(request.text("output")) > Json.LARGEST) {
            throw new ServiceError("InvalidOutput", "The output is larger than " + Json.LARGEST + " bytes");
        }
        engine.answer(request.text("taskToken"), Json.object().set("output", output));
        return Json.object();
    }

    JsonNode failTask(Request request) {
        engine.answer(request.text("taskToken"), Json.object().put("error", request.optional("error").orElse(""))
                .put("cause", request.optional("cause").orElse("")));
        return Json.object();
    }

    JsonNode heartbeat(Request request) {
        engine.heartbeat(request.text("taskToken"));
        return Json.object();
    }

    private static ObjectNode summary(Execution execution) {
        ObjectNode node = Json.object().put("executionArn", execution.start().arn())
                .put("stateMachineArn", execution.start().machineArn()).put("name", execution.start().name())
                .put("status", execution.status().name()).put("startDate", MachineActions.seconds(execution.start().date()))
                .put("redriveCount", 0);
        execution.start().mapRunArn().ifPresent(arn -> node.put("mapRunArn", arn));
        execution.ending().ifPresent(ending -> node.put("stopDate", MachineActions.seconds(ending.stopDate())));
        return node;
    }
}
