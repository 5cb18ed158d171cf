package stepferry.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import stepferry.stepfunctions.definition.Definition;
import stepferry.stepfunctions.definition.Diagnostic;
import stepferry.stepfunctions.engine.Engine;
import stepferry.stepfunctions.engine.Execution;
import stepferry.stepfunctions.engine.Machine;
import stepferry.stepfunctions.engine.ServiceError;
import stepferry.stepfunctions.language.Json;

/** The actions on state machines. */
final class MachineActions {
    private final Engine engine;

    MachineActions(Engine engine) {
        this.engine = engine;
    }

    JsonNode create(Request request) {
        if (!request.optional("type").orElse("STANDARD").equals("STANDARD")) {
            throw new ServiceError("StateMachineTypeNotSupported", "State Machine Type Not Supported: only STANDARD is");
        }
        if (request.flag("publish", false)) {
            throw new ServiceError("ValidationException", "The field 'publish' is not supported: there are no versions");
        }
        Machine machine = engine.machines().create(request.text("name"), request.text("definition"), request.text("roleArn"));
        return Json.object().put("stateMachineArn", machine.arn()).put("creationDate", seconds(machine.created()));
    }

    JsonNode update(Request request) {
        Machine machine = engine.machines().update(request.text("stateMachineArn"), request.optional("definition"),
                request.optional("roleArn"));
        return Json.object().put("updateDate", seconds(machine.updated()));
    }

    JsonNode delete(Request request) {
        engine.machines().delete(request.text("stateMachineArn"));
        return Json.object();
    }

    JsonNode describe(Request request) {
        Machine machine = engine.machines().get(request.text("stateMachineArn"));
        return summary(machine).put("status", "ACTIVE").put("definition", machine.definition()).put("roleArn", machine.roleArn());
    }

    JsonNode list(Request request) {
        return Pages.page(request, "stateMachines", engine.machines().all(), MachineActions::summary);
    }

    /** The definition that an execution runs, which may not be its machine's latest. */
    JsonNode describeForExecution(Request request) {
        Execution execution = engine.get(request.text("executionArn"));
        String machine = execution.start().machineArn();
        return Json.object().put("stateMachineArn", machine).put("name", machine.substring(machine.lastIndexOf(':') + 1))
                .put("definition", execution.start().definition()).put("roleArn", execution.start().roleArn())
                .put("updateDate", seconds(execution.start().date()));
    }

    JsonNode validate(Request request) {
        List<Diagnostic> found = Definition.check(request.text("definition"), engine.expressions());
        ObjectNode answer = Json.object().put("result", found.isEmpty() ? "OK" : "FAIL").put("truncated", false);
        ArrayNode diagnostics = answer.putArray("diagnostics");
        found.forEach(d -> diagnostics.addObject().put("severity", "ERROR").put("code", d.code()).put("message", d.message())
                .put("location", d.location()));
        return answer;
    }

    private static ObjectNode summary(Machine machine) {
        return Json.object().put("stateMachineArn", machine.arn()).put("name", machine.name()).put("type", "STANDARD")
                .put("creationDate", seconds(machine.created()));
    }

    static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
