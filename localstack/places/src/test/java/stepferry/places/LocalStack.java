package stepferry.places;

import java.nio.file.Path;
import java.time.Duration;
import org.testcontainers.containers.Network;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import stepferry.cloud.places.DatabaseServer;
import stepferry.cloud.places.Place;
import stepferry.cloud.stack.CloudFormation;
import stepferry.cloud.stack.StackDeployment;

/** LocalStack and a PostgreSQL beside it, in containers that end with the JVM. What is set here is set in {@code localstack/compose.yaml}, too. */
final class LocalStack {
    private static final String POSTGRES = "postgres";
    private static final int POSTGRES_PORT = 5432;

    private LocalStack() {}

    /** Starts both and deploys the project's template. */
    static Place start() {
        var network = Network.builder().build();
        var postgres = new PostgreSQLContainer("postgres:17").withUsername(POSTGRES).withNetwork(network).withNetworkAliases(POSTGRES);
        var localStack = new LocalStackContainer("localstack/localstack:4.14.0").withNetwork(network)
                .withEnv("LAMBDA_DOCKER_NETWORK", network.getName())
                .withEnv("LAMBDA_IGNORE_ARCHITECTURE", "1")
                .withEnv("LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT", "120")
                .withStartupTimeout(Duration.ofMinutes(5));
        postgres.start();
        localStack.start();
        return deployed(localStack, new DatabaseServer("jdbc:postgresql://" + POSTGRES + ":" + POSTGRES_PORT + "/",
                "jdbc:postgresql://" + postgres.getHost() + ":" + postgres.getMappedPort(POSTGRES_PORT) + "/", POSTGRES, postgres.getPassword()));
    }

    private static Place deployed(LocalStackContainer localStack, DatabaseServer databases) {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(localStack.getAccessKey(), localStack.getSecretKey()));
        var cloudFormation = new CloudFormation(localStack.getEndpoint(), Region.of(localStack.getRegion()), credentials);
        try (var s3 = S3Client.builder().endpointOverride(localStack.getEndpoint()).forcePathStyle(true).region(cloudFormation.region())
                .credentialsProvider(credentials).httpClient(UrlConnectionHttpClient.create()).build()) {
            var outputs = new StackDeployment(cloudFormation, s3, "stepferry-artifacts").deploy("stepferry", Path.of("../../infra/template.yaml"));
            return new EndpointPlace(cloudFormation, outputs, databases);
        }
    }
}
