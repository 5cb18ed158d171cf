package stepferry.bench.coldstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import stepferry.bench.coldstart.Cold.Moment;

/** Lambda's Runtime API for one function that is invoked once, with a stopwatch. */
final class RuntimeApi implements AutoCloseable {
    private static final String VERSION = "/2018-06-01/runtime/";
    private static final long PATIENCE_SECONDS = 120;

    private final HttpServer server;
    private final byte[] event;
    private final CompletableFuture<Moment> ready = new CompletableFuture<>();
    private final CompletableFuture<Moment> answered = new CompletableFuture<>();
    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final CompletableFuture<ProcessHandle> function = new CompletableFuture<>();
    private volatile Optional<Moment> thawed = Optional.empty();

    RuntimeApi(byte[] event) {
        this.event = event.clone();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(VERSION + "restore/next", this::thaw);
        server.createContext(VERSION + "invocation/next", this::next);
        server.createContext(VERSION + "invocation/cold/", this::take);
        server.createContext(VERSION + "init/error", this::fail);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * Waits for the answer.
     *
     * @param start when the process was started, by {@link System#nanoTime}
     */
    Cold measured(ProcessHandle process, long start) throws Exception {
        function.complete(process);
        var answer = answered.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return new Cold(ready.get().since(new Moment(start / 1e6, 0)), answer.since(thawed.orElseThrow()));
    }

    /** The function ended; where it had answered, that does not matter any more. */
    void gone() {
        answered.completeExceptionally(new IllegalStateException("the function ended without an answer; its log says why"));
    }

    private Moment now() {
        return new Moment(System.nanoTime() / 1e6, function.join().info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e6);
    }

    /** What the function answered, or the error that it threw. */
    String answer() throws Exception {
        return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void thaw(HttpExchange exchange) throws IOException {
        ready.complete(now());
        thawed = Optional.of(ready.join());
        send(exchange, new byte[0]);
    }

    private void next(HttpExchange exchange) throws IOException {
        if (answered.isDone()) {
            waitForTheEnd();
            return;
        }
        if (ready.complete(now())) {
            thawed = Optional.of(ready.join());
        }
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", "cold");
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(Instant.now().plusSeconds(PATIENCE_SECONDS).toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:000000000000:function:cold");
        send(exchange, event);
    }

    private void take(HttpExchange exchange) throws IOException {
        answered.complete(now());
        answer.complete(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        send(exchange, "{}".getBytes(UTF_8));
    }

    private void fail(HttpExchange exchange) throws IOException {
        var why = new IllegalStateException(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        answered.completeExceptionally(why);
        answer.completeExceptionally(why);
        send(exchange, "{}".getBytes(UTF_8));
    }

    private void waitForTheEnd() {
        try {
            over.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
    }
}
