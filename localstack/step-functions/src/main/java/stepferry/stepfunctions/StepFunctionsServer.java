package stepferry.stepfunctions;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import stepferry.stepfunctions.api.Api;
import stepferry.stepfunctions.engine.Arns;
import stepferry.stepfunctions.engine.Engine;
import stepferry.stepfunctions.integrations.DynamoDbCall;
import stepferry.stepfunctions.integrations.LambdaInvoke;
import stepferry.stepfunctions.integrations.S3Objects;

/** The running engine. Closing it stops its threads and leaves running executions to the next start on the same directory. */
public final class StepFunctionsServer implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    static {
        // A kept connection that the other side closes just as it is used again would look like a failed call.
        if (System.getProperty("jdk.httpclient.keepalive.timeout") == null) {
            System.setProperty("jdk.httpclient.keepalive.timeout", "5");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final HttpClient http;
    private final Engine engine;
    private final S3Objects objects;
    private final Path directory;
    private final boolean ephemeral;

    private StepFunctionsServer(StepFunctionsConfiguration configuration) throws IOException {
        this.ephemeral = configuration.directory().isEmpty();
        this.directory = ephemeral ? Files.createTempDirectory("step-functions") : configuration.directory().get();
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
        this.objects = new S3Objects(configuration.s3(), configuration.region(), configuration.accessKey(),
                configuration.secretKey());
        this.engine = new Engine(directory, new Arns(configuration.region(), configuration.account()), Map.of(
                "lambda", new LambdaInvoke(http, configuration.lambda()),
                "dynamodb", new DynamoDbCall(http, configuration.dynamodb(), configuration.region(),
                        configuration.accessKey())), objects);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), configuration.port()), 0);
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", new Api(engine));
    }

    /** Starts the engine on 127.0.0.1, and goes on with the executions that its directory holds; fails when the port is taken. */
    public static StepFunctionsServer start(StepFunctionsConfiguration configuration) {
        try {
            StepFunctionsServer server = new StepFunctionsServer(configuration);
            server.server.start();
            server.engine.resume();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Step Functions cannot start on 127.0.0.1:" + configuration.port()
                    + "; choose another port or stop what listens there", e);
        }
    }

    /** Where the AWS SDK finds it. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        engine.close();
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
        objects.close();
        if (ephemeral) {
            delete(directory);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }
}
