package stepferry.servers.secrets;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import stepferry.servers.Folders;
import stepferry.servers.ServerUnavailable;

/** A small AWS Secrets Manager in this process, and a Parameter Store beside it, on loopback, for the real SDK's clients by its endpoint. */
public final class SecretsServer implements AutoCloseable {
    private static final String SECRETS = "secretsmanager.";
    private static final String PARAMETERS = "AmazonSSM.";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SecretOperations secrets;
    private final ParameterOperations parameters;
    private final Optional<Path> temporary;

    private SecretsServer(HttpServer http, Path folder, Optional<Path> temporary) {
        this.http = http;
        this.secrets = new SecretOperations(new SecretStore(folder));
        this.parameters = new ParameterOperations(folder);
        this.temporary = temporary;
    }

    /** Starts with the secrets kept in {@code data}, or with none and a folder that goes away with the server. */
    public static SecretsServer start(Optional<Path> data) {
        return start(data, 0);
    }

    /** Starts on a port of the caller's choice, 0 for a free one; {@link ServerUnavailable} says so when it is taken. */
    public static SecretsServer start(Optional<Path> data, int port) {
        Optional<Path> temporary = data.isPresent() ? Optional.empty() : Optional.of(Folders.temporary("secrets"));
        Path folder = Folders.made(data.or(() -> temporary).orElseThrow());
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            return new SecretsServer(http, folder, temporary).serving();
        } catch (IOException e) {
            throw new ServerUnavailable("Secrets Manager cannot listen on 127.0.0.1:" + port + ": "
                    + e.getMessage() + "; choose another port", e);
        }
    }

    private SecretsServer serving() {
        http.createContext("/", this::handle);
        http.setExecutor(threads);
        http.start();
        return this;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                answer(exchange, 200, perform(exchange));
            } catch (SecretsFault fault) {
                answer(exchange, 400, fault(fault.type(), String.valueOf(fault.getMessage())));
            } catch (RuntimeException e) {
                answer(exchange, 500,
                        fault("InternalServiceError", e instanceof ServerUnavailable ? e.getMessage() : e.getClass().getName()));
            }
        }
    }

    private ObjectNode perform(HttpExchange exchange) throws IOException {
        String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target")).orElse("");
        if (target.startsWith(SECRETS)) {
            return secrets.perform(target.substring(SECRETS.length()), request(exchange));
        }
        if (target.startsWith(PARAMETERS)) {
            return parameters.perform(target.substring(PARAMETERS.length()), request(exchange));
        }
        throw SecretsFault.unsupported(target.isEmpty() ? "(no X-Amz-Target header)" : target);
    }

    private static JsonNode request(HttpExchange exchange) throws IOException {
        try {
            return JSON.readTree(exchange.getRequestBody());
        } catch (JacksonException e) {
            throw SecretsFault.invalid("The request's body is not JSON");
        }
    }

    private static ObjectNode fault(String type, String message) {
        return JSON.createObjectNode().put("__type", type).put("message", message);
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Stops listening and deletes a temporary folder; harmless when repeated. */
    public void stop() {
        http.stop(0);
        threads.close();
        temporary.ifPresent(folder -> {
            try {
                Folders.delete(folder);
            } catch (IOException e) {
                throw new ServerUnavailable("Cannot delete the temporary folder " + folder, e);
            }
        });
    }

    @Override
    public void close() {
        stop();
    }
}
