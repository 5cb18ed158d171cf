package stepferry.scheduler;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import stepferry.scheduler.api.Api;
import stepferry.scheduler.engine.Engine;
import stepferry.scheduler.engine.Letters;
import stepferry.scheduler.engine.Starter;
import stepferry.servers.Folders;
import stepferry.servers.ServerUnavailable;

/** The running scheduler. Closing it leaves what is not started yet to the next start on the same directory. */
public final class SchedulerServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SchedulerServer.class.getName());
    private static final int MILLIS_BETWEEN_LOOKS = 250;
    private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("scheduler").factory());
    private final SfnClient stepFunctions;
    private final Engine engine;

    private SchedulerServer(HttpServer http, SchedulerConfiguration configuration) {
        this.http = http;
        this.stepFunctions = client(configuration);
        this.engine = new Engine(Folders.made(configuration.directory()), new Starter(stepFunctions), new Letters(configuration),
                configuration.clock());
        http.createContext("/", new Api(engine, configuration));
        http.setExecutor(threads);
    }

    /**
     * Starts on a free port of 127.0.0.1, with what its directory holds.
     *
     * @throws ServerUnavailable if there is no port, or the directory cannot be used
     */
    public static SchedulerServer start(SchedulerConfiguration configuration) {
        try {
            return new SchedulerServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), configuration).running();
        } catch (IOException e) {
            throw new ServerUnavailable("The scheduler cannot listen on 127.0.0.1: " + e.getMessage(), e);
        }
    }

    private SchedulerServer running() {
        http.start();
        var unused = watch.scheduleWithFixedDelay(this::look, 0, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
        return this;
    }

    /** Where the AWS SDK finds it, as EventBridge Scheduler and as SQS. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** One that fails must not be the last one. */
    private void look() {
        try {
            engine.look();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The scheduler could not see to what is due, and tries again", e);
        }
    }

    private static SfnClient client(SchedulerConfiguration configuration) {
        return SfnClient.builder().endpointOverride(configuration.stepFunctions()).region(Region.of(configuration.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local-secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(o -> o.apiCallTimeout(LONGEST_CALL)).build();
    }

    @Override
    public void close() {
        watch.close();
        http.stop(0);
        threads.shutdownNow();
        stepFunctions.close();
    }
}
