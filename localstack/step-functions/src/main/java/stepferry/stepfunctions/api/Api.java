package stepferry.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import stepferry.stepfunctions.definition.InvalidDefinition;
import stepferry.stepfunctions.engine.Engine;
import stepferry.stepfunctions.engine.ServiceError;
import stepferry.stepfunctions.language.Json;

/** AWS JSON 1.0: the action's name in a header, its fields as JSON in the body. Signatures are not verified. */
public final class Api implements HttpHandler {
    private static final String TARGET = "AWSStepFunctions.";

    private final Map<String, Function<Request, JsonNode>> actions;

    public Api(Engine engine) {
        MachineActions machines = new MachineActions(engine);
        ExecutionActions executions = new ExecutionActions(engine);
        this.actions = Map.ofEntries(
                Map.entry("CreateStateMachine", machines::create),
                Map.entry("UpdateStateMachine", machines::update),
                Map.entry("DeleteStateMachine", machines::delete),
                Map.entry("DescribeStateMachine", machines::describe),
                Map.entry("ListStateMachines", machines::list),
                Map.entry("DescribeStateMachineForExecution", machines::describeForExecution),
                Map.entry("ValidateStateMachineDefinition", machines::validate),
                Map.entry("StartExecution", executions::start),
                Map.entry("DescribeExecution", executions::describe),
                Map.entry("ListExecutions", executions::list),
                Map.entry("GetExecutionHistory", executions::history),
                Map.entry("StopExecution", executions::stop),
                Map.entry("SendTaskSuccess", executions::succeedTask),
                Map.entry("SendTaskFailure", executions::failTask),
                Map.entry("SendTaskHeartbeat", executions::heartbeat));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                answer(exchange, 200, run(exchange));
            } catch (ServiceError e) {
                answer(exchange, 400, error(e.type(), e.getMessage()));
            } catch (InvalidDefinition e) {
                answer(exchange, 400, error("InvalidDefinition", e.getMessage()));
            } catch (RuntimeException e) {
                answer(exchange, 500, error("InternalFailure", String.valueOf(e)));
            }
        }
    }

    private JsonNode run(HttpExchange exchange) throws IOException {
        String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target")).orElse("");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String name = target.startsWith(TARGET) ? target.substring(TARGET.length()) : "";
        Function<Request, JsonNode> action = Optional.ofNullable(actions.get(name)).orElseThrow(() ->
                new ServiceError("UnknownOperationException", "The action '" + target + "' is not supported"));
        JsonNode fields = Json.tryParse(body).orElseThrow(() ->
                new ServiceError("SerializationException", "The request's body is not JSON"));
        return action.apply(new Request(fields));
    }

    private static JsonNode error(String type, String message) {
        return Json.object().put("__type", type).put("message", message);
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = Json.text(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
