package stepferry.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import stepferry.cloud.host.FunctionKeeper;
import stepferry.cloud.template.Deployment;
import stepferry.cloud.template.Template;
import stepferry.scheduler.SchedulerConfiguration;
import stepferry.scheduler.SchedulerServer;
import stepferry.servers.DynamoServer;
import stepferry.servers.FreePort;
import stepferry.servers.PostgresServer;
import stepferry.servers.S3Server;
import stepferry.servers.secrets.SecretsServer;
import stepferry.stepfunctions.StepFunctionsConfiguration;
import stepferry.stepfunctions.StepFunctionsServer;

/** A running cloud: the template's resources on this machine. Closing it ends every process that it started. */
public final class LocalCloud implements AutoCloseable {
    static final String REGION = "eu-central-1";
    static final String ACCOUNT = "000000000000";

    private final Path home;
    private final boolean ephemeral;
    private final Template template;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private CloudEndpoints endpoints;
    private FunctionKeeper functions;
    private PostgresServer postgres;

    private LocalCloud(Path home, boolean ephemeral, Template template) {
        this.home = home;
        this.ephemeral = ephemeral;
        this.template = template;
    }

    /**
     * Starts everything but PostgreSQL.
     *
     * @param home where all state is kept between starts; without it everything ends with the cloud
     * @throws stepferry.servers.ServerUnavailable if a server does not come up; whatever had started is stopped again
     */
    public static LocalCloud start(Optional<Path> home) {
        return start(home, Template.read(Distribution.template()));
    }

    /** @param template variables that it gives the functions stand before the cloud's own */
    static LocalCloud start(Optional<Path> home, Template template) {
        var cloud = new LocalCloud(home.orElseGet(LocalCloud::temporary), home.isEmpty(), template);
        try {
            cloud.startAll();
            return cloud;
        } catch (RuntimeException e) {
            cloud.close();
            throw e;
        }
    }

    public CloudEndpoints endpoints() {
        return endpoints;
    }

    /** The folder of all state; for tests that look what is left in it. */
    public Path home() {
        return home;
    }

    /** The functions' JVM; for tests that kill it. */
    public FunctionKeeper functions() {
        return functions;
    }

    /** The embedded PostgreSQL, started when first asked for. */
    public synchronized PostgresServer postgres() {
        if (postgres == null) {
            postgres = keep(PostgresServer.start(Optional.of(home.resolve("postgresql"))));
        }
        return postgres;
    }

    private void startAll() {
        createHome();
        var s3Start = CompletableFuture.supplyAsync(() -> S3Server.start(Optional.of(home.resolve("s3"))));
        var dynamoStart = CompletableFuture.supplyAsync(() -> DynamoServer.start(Optional.of(home.resolve("dynamodb"))));
        var secrets = keep(SecretsServer.start(Optional.of(home.resolve("secrets"))));
        var s3 = keep(joined(s3Start));
        var dynamo = keep(joined(dynamoStart));
        new Resources(s3, dynamo).create();
        int functionPort = FreePort.find();
        var stepFunctions = keep(StepFunctionsServer.start(new StepFunctionsConfiguration(0, Optional.of(home.resolve("step-functions")),
                URI.create("http://127.0.0.1:" + functionPort), dynamo.endpoint(), s3.endpoint(), REGION, ACCOUNT,
                s3.accessKey(), s3.secretKey())));
        var deployment = Deployment.of(template, Resources.names());
        functions = keep(startFunctions(deployment, functionPort, s3, dynamo, secrets));
        var machines = new Machines(stepFunctions.endpoint()).deploy(deployment);
        // Last, since what was missed while nothing ran is started at once.
        var scheduler = keep(SchedulerServer.start(new SchedulerConfiguration(home.resolve("scheduler"), stepFunctions.endpoint(), REGION, ACCOUNT,
                Resources.SCHEDULES, Resources.DEAD_LETTERS, Clock.systemUTC())));
        endpoints = new CloudEndpoints(stepFunctions.endpoint(), s3.endpoint(), dynamo.endpoint(), secrets.endpoint(), Resources.BUCKET,
                Resources.JOURNAL, machines,
                new CloudEndpoints.Scheduling(scheduler.endpoint(), Resources.SCHEDULES, Machines.ROLE, Resources.DEAD_LETTERS),
                REGION, s3.accessKey(), s3.secretKey(), ProcessHandle.current().pid());
        endpoints.writeTo(home);
    }

    private FunctionKeeper startFunctions(Deployment deployment, int port, S3Server s3, DynamoServer dynamo, SecretsServer secrets) {
        Map<String, String> environment = new HashMap<>(Map.of("AWS_REGION", REGION,
                "AWS_ACCESS_KEY_ID", s3.accessKey(), "AWS_SECRET_ACCESS_KEY", s3.secretKey(),
                "AWS_ENDPOINT_URL_S3", s3.endpoint().toString(), "AWS_ENDPOINT_URL_DYNAMODB", dynamo.endpoint().toString(),
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.endpoint().toString(), "AWS_ENDPOINT_URL_SSM", secrets.endpoint().toString()));
        environment.putAll(deployment.variables());
        environment.remove("JAVA_TOOL_OPTIONS");
        return FunctionKeeper.start(port, Distribution.functionJars(), deployment.template().functions(), environment, home.resolve("functions.log"));
    }

    private <T extends AutoCloseable> T keep(T part) {
        running.push(part);
        return part;
    }

    private static <T> T joined(CompletableFuture<T> start) {
        try {
            return start.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public synchronized void close() {
        CloudEndpoints.removeFrom(home);
        while (!running.isEmpty()) {
            close(running.pop());
        }
        if (ephemeral) {
            Folder.delete(home);
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.getLogger(LocalCloud.class.getName()).log(System.Logger.Level.WARNING, "A part of the local cloud did not stop in order", e);
        }
    }

    private void createHome() {
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + home + " cannot be made", e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("stepferry");
        } catch (IOException e) {
            throw new UncheckedIOException("There is no room for a temporary folder", e);
        }
    }
}
