package stepferry.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import stepferry.stepfunctions.language.Json;

/** An engine, the services it calls, and the AWS SDK's client for it; the engine can be started again on the same directory. */
final class Bench implements BeforeEachCallback, AfterEachCallback {
    static final String ROLE = "arn:aws:iam::123456789012:role/r";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Optional<Path> directory = Optional.empty();
    private ScriptedLambda lambda;
    private MemoryS3 s3;
    private StepFunctionsServer server;
    private SfnClient client;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        lambda = new ScriptedLambda();
        s3 = new MemoryS3();
        open();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
        lambda.close();
        s3.close();
    }

    private void open() {
        server = StepFunctionsServer.start(new StepFunctionsConfiguration(0, directory, lambda.endpoint(),
                URI.create("http://127.0.0.1:1"), s3.endpoint(), "eu-central-1", "123456789012"));
        client = SfnClient.builder().endpointOverride(server.endpoint()).region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local-secret")))
                .httpClient(UrlConnectionHttpClient.create()).build();
    }

    private void close() {
        client.close();
        server.close();
    }

    /** Keeps the engine's state in the directory from now on. */
    void keepIn(Path path) {
        close();
        directory = Optional.of(path);
        open();
    }

    void restart() {
        close();
        open();
    }

    ScriptedLambda lambda() {
        return lambda;
    }

    MemoryS3 s3() {
        return s3;
    }

    SfnClient sfn() {
        return client;
    }

    /** Creates a machine of these states, the first of which is the start. */
    String machine(String states) {
        return machineOf(definition(states));
    }

    String machineOf(String definition) {
        return client.createStateMachine(r -> r.name("m-" + UUID.randomUUID()).definition(definition).roleArn(ROLE))
                .stateMachineArn();
    }

    static String definition(String states) {
        String first = Json.trusted(states).fieldNames().next();
        return "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"" + first + "\",\"States\":" + states + "}";
    }

    String start(String machine, String input) {
        return client.startExecution(r -> r.stateMachineArn(machine).input(input)).executionArn();
    }

    DescribeExecutionResponse run(String states, String input) {
        return ended(start(machine(states), input));
    }

    DescribeExecutionResponse ended(String execution) {
        await(() -> describe(execution).status() != ExecutionStatus.RUNNING);
        return describe(execution);
    }

    DescribeExecutionResponse describe(String execution) {
        return client.describeExecution(r -> r.executionArn(execution));
    }

    static JsonNode output(DescribeExecutionResponse execution) {
        if (execution.output() == null) {
            throw new AssertionError(execution.status() + ": " + execution.error() + ": " + execution.cause());
        }
        return Json.trusted(execution.output());
    }

    List<HistoryEvent> history(String execution) {
        return client.getExecutionHistoryPaginator(r -> r.executionArn(execution).maxResults(1000)).events().stream().toList();
    }

    List<String> eventTypes(String execution) {
        return history(execution).stream().map(HistoryEvent::typeAsString).toList();
    }

    void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("what was waited for did not come within " + PATIENCE);
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
