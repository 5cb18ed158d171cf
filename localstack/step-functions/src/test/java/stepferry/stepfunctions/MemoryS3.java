package stepferry.stepfunctions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;

/** As much of S3 as reading and writing whole objects needs; a bucket named {@code closed} refuses everything. */
final class MemoryS3 implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();

    MemoryS3() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void put(String bucketAndKey, String text) {
        objects.put("/" + bucketAndKey, text.getBytes(StandardCharsets.UTF_8));
    }

    String get(String bucketAndKey) {
        return new String(objects.get("/" + bucketAndKey), StandardCharsets.UTF_8);
    }

    java.util.Set<String> keys() {
        return objects.keySet();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            if (path.startsWith("/closed/")) {
                answer(exchange, 403, "<Error><Code>AccessDenied</Code><Message>closed</Message></Error>".getBytes(StandardCharsets.UTF_8));
            } else if (exchange.getRequestMethod().equals("PUT")) {
                objects.put(path, exchange.getRequestHeaders().containsKey("x-amz-decoded-content-length") ? unchunked(body)
                        : body);
                answer(exchange, 200, new byte[0]);
            } else {
                Optional<byte[]> found = Optional.ofNullable(objects.get(path));
                answer(exchange, found.isPresent() ? 200 : 404,
                        found.orElse("<Error><Code>NoSuchKey</Code><Message>none</Message></Error>".getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private static byte[] unchunked(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; ; ) {
            int end = at;
            while (body[end] != '\r') {
                end++;
            }
            int size = Integer.parseInt(new String(body, at, end - at, StandardCharsets.US_ASCII).split(";", -1)[0], 16);
            if (size == 0) {
                return out.toByteArray();
            }
            out.write(body, end + 2, size);
            at = end + 2 + size + 2;
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
