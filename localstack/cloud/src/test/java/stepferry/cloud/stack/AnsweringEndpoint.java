package stepferry.cloud.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** An endpoint that answers what it was told to, and knows what it was asked. */
final class AnsweringEndpoint implements AutoCloseable {
    private record Answer(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Queue<Answer>> answers = new HashMap<>();
    private final List<Map<String, String>> asked = Collections.synchronizedList(new ArrayList<>());

    AnsweringEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next answer to an action. */
    AnsweringEndpoint to(String action, String result) {
        return to(action, 200, "<" + action + "Response><" + action + "Result>" + result + "</" + action + "Result></" + action + "Response>");
    }

    /** The next answer to an action is an error. */
    AnsweringEndpoint refusing(String action, String code, String message) {
        return to(action, 400, "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + message + "</Message></Error></ErrorResponse>");
    }

    private AnsweringEndpoint to(String action, int status, String body) {
        answers.computeIfAbsent(action, _ -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    List<String> actions() {
        return asked.stream().map(each -> each.get("Action")).toList();
    }

    /** What came with an action, the first time. */
    Map<String, String> asked(String action) {
        return asked.stream().filter(each -> each.get("Action").equals(action)).findFirst().orElseThrow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var parameters = new HashMap<String, String>();
        for (var pair : new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        parameters.put("signature", exchange.getRequestHeaders().getFirst("Authorization"));
        asked.add(parameters);
        var answer = answers.get(parameters.get("Action")).remove();
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
