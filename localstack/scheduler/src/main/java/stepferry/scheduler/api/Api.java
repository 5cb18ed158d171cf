package stepferry.scheduler.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepferry.scheduler.SchedulerConfiguration;
import stepferry.scheduler.engine.Engine;

/** REST for schedules, and a header that names the action for the queue. Signatures are not verified. */
public final class Api implements HttpHandler {
    private static final String QUEUE = "AmazonSQS.";
    private static final Pattern ONE = Pattern.compile("/schedules/([^/]+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ScheduleActions schedules;
    private final QueueActions queue;

    public Api(Engine engine, SchedulerConfiguration configuration) {
        this.schedules = new ScheduleActions(engine, configuration);
        this.queue = new QueueActions(engine, configuration);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                answer(exchange, 200, "", perform(exchange));
            } catch (ServiceFault fault) {
                answer(exchange, fault.status(), fault.type(), told(fault.type(), fault.getMessage()));
            } catch (RuntimeException e) {
                answer(exchange, 500, "InternalServerException", told("InternalServerException", String.valueOf(e)));
            }
        }
    }

    private ObjectNode perform(HttpExchange exchange) throws IOException {
        var body = body(exchange);
        var target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target")).filter(each -> each.startsWith(QUEUE));
        return target.isPresent()
                ? queue.perform(target.get().substring(QUEUE.length()), body, exchange.getRequestHeaders().getFirst("Host"))
                : schedule(exchange, body);
    }

    private ObjectNode schedule(HttpExchange exchange, JsonNode body) {
        var path = exchange.getRequestURI().getPath();
        var asked = exchange.getRequestMethod() + " " + path;
        var one = ONE.matcher(path);
        if (!one.matches()) {
            return switch (asked) {
                case "GET /schedules" -> schedules.list(query(exchange));
                default -> throw ServiceFault.unsupported("'" + asked + "'");
            };
        }
        return switch (exchange.getRequestMethod()) {
            case "POST" -> schedules.create(one.group(1), body);
            case "PUT" -> schedules.update(one.group(1), body);
            case "GET" -> schedules.get(one.group(1), query(exchange));
            case "DELETE" -> schedules.delete(one.group(1), query(exchange));
            default -> throw ServiceFault.unsupported("'" + asked + "'");
        };
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        var bytes = exchange.getRequestBody().readAllBytes();
        try {
            return bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw ServiceFault.invalid("The request's body is not JSON");
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return Stream.of(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("").split("&"))
                .map(pair -> pair.split("=", 2)).filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1]), (_, last) -> last));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The SDK's two protocols look for the message under names that differ in their first letter. */
    private static ObjectNode told(String type, String message) {
        return JSON.createObjectNode().put("__type", type).put("Message", message).put("message", message);
    }

    private static void answer(HttpExchange exchange, int status, String fault, ObjectNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (!fault.isEmpty()) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", fault);
        }
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
