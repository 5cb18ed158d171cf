package stepferry.cloud.host;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Lambda's Invoke: the body goes to the handler, the answer or the error comes back as Lambda gives it. */
final class InvokeApi implements HttpHandler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_FRAMES = 20;

    private final FunctionHost host;

    InvokeApi(FunctionHost host) {
        this.host = host;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var out = new ByteArrayOutputStream();
            try {
                host.invoke(function(exchange), new ByteArrayInputStream(body), out);
            } catch (Exception | LinkageError e) {
                out.reset();
                out.write(JSON.writeValueAsBytes(error(e)));
                exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, out.size());
            out.writeTo(exchange.getResponseBody());
        }
    }

    /** The name out of {@code /2015-03-31/functions/NAME/invocations}; an ARN ends in the name. */
    private static String function(HttpExchange exchange) {
        var name = URLDecoder.decode(exchange.getRequestURI().getRawPath().split("/", -1)[3], StandardCharsets.UTF_8);
        return name.substring(name.lastIndexOf(':') + 1);
    }

    private static Map<String, Object> error(Throwable e) {
        List<String> frames = Arrays.stream(e.getStackTrace()).limit(MOST_FRAMES).map(StackTraceElement::toString).toList();
        return Map.of("errorType", e.getClass().getName(), "errorMessage", String.valueOf(e.getMessage()), "stackTrace", frames);
    }
}
