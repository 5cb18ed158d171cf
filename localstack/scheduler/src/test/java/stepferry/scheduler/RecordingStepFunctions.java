package stepferry.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes StartExecution and remembers it, or refuses it, as AWS does. */
final class RecordingStepFunctions implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer http;
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private volatile Optional<String> refusal = Optional.empty();

    RecordingStepFunctions() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::handle);
        http.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** From now on every start fails with this error. */
    void refuse(String error) {
        refusal = Optional.of(error);
    }

    void allow() {
        refusal = Optional.empty();
    }

    List<JsonNode> asked() {
        return asked;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(JSON.readTree(exchange.getRequestBody()));
            var answer = refusal.map(error -> JSON.createObjectNode().put("__type", error).put("message", "it is so"))
                    .orElseGet(() -> JSON.createObjectNode().put("executionArn", "arn:e").put("startDate", 1));
            var bytes = JSON.writeValueAsBytes(answer);
            exchange.sendResponseHeaders(refusal.isPresent() ? 400 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
