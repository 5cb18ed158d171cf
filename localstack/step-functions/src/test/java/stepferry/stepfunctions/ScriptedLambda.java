package stepferry.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import stepferry.stepfunctions.language.Json;

/**
 * A Lambda endpoint whose functions answer as they are told, then by what makes their answers, else with an echo of their payload. A reply is an object:
 * {@code payload},
 * {@code error} (with {@code message}), {@code status}, {@code drop}, {@code hold} (until released) or {@code delayMs}.
 */
final class ScriptedLambda implements AutoCloseable {
    /** One call: of which function, with what, and when. */
    record Call(String function, JsonNode payload, Instant at) {
    }

    private final HttpServer server;
    private final Map<String, Queue<JsonNode>> replies = new ConcurrentHashMap<>();
    private final Map<String, UnaryOperator<JsonNode>> makers = new ConcurrentHashMap<>();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostRunning = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);

    ScriptedLambda() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void script(String function, JsonNode... given) {
        replies.put(function, new ArrayDeque<>(List.of(given)));
    }

    void script(String function, String... given) {
        script(function, java.util.Arrays.stream(given).map(Json::trusted).toArray(JsonNode[]::new));
    }

    /** Has a function's answers made from its payloads. */
    void answers(String function, UnaryOperator<JsonNode> made) {
        makers.put(function, made);
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    int mostRunning() {
        return mostRunning.get();
    }

    void release() {
        released.countDown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String function = exchange.getRequestURI().getPath().split("/", -1)[3];
        JsonNode payload = Json.trusted(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        JsonNode reply = next(function);
        mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
        calls.add(new Call(function, payload, Instant.now()));
        try (exchange) {
            pause(reply);
            running.decrementAndGet();
            if (!reply.path("drop").asBoolean()) {
                answer(exchange, reply, reply.isEmpty() ? makers.getOrDefault(function, UnaryOperator.identity()).apply(payload) : payload);
            }
        }
    }

    private JsonNode next(String function) {
        Queue<JsonNode> queue = replies.getOrDefault(function, new ArrayDeque<>());
        synchronized (queue) {
            return queue.isEmpty() ? Json.object() : queue.poll();
        }
    }

    private void pause(JsonNode reply) {
        try {
            // A delay plays the time that a function takes; nothing in a test depends on it being over.
            released.await(reply.path("hold").asBoolean() ? 60_000 : reply.path("delayMs").asLong(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, JsonNode reply, JsonNode payload) throws IOException {
        String body = Json.text(reply.has("payload") ? reply.get("payload") : payload);
        if (reply.has("error")) {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
            body = Json.text(Json.object().put("errorMessage", reply.path("message").asText())
                    .put("errorType", reply.path("error").asText()));
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.path("status").asInt(200), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        released.countDown();
        server.stop(0);
    }
}
