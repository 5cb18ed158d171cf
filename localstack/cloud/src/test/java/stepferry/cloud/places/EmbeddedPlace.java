package stepferry.cloud.places;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import stepferry.cloud.LocalCloud;
import stepferry.servers.PostgresServer;

/**
 * The embedded cloud.
 *
 * @param elsewhere a server of somebody else's to work on; without it, the cloud's own
 */
public record EmbeddedPlace(LocalCloud cloud, Optional<PostgresServer> elsewhere) implements Place {
    public EmbeddedPlace(LocalCloud cloud) {
        this(cloud, Optional.empty());
    }

    @Override
    public URI endpoint(String service) {
        var endpoints = cloud.endpoints();
        return Map.of("sfn", endpoints.stepFunctions(), "s3", endpoints.s3(), "dynamodb", endpoints.dynamo(), "secretsmanager", endpoints.secrets()).get(service);
    }

    @Override
    public Region region() {
        return Region.of(cloud.endpoints().region());
    }

    @Override
    public AwsCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(cloud.endpoints().accessKey(), cloud.endpoints().secretKey()));
    }

    @Override
    public String output(String name) {
        var endpoints = cloud.endpoints();
        return switch (name) {
            case "PackageBucket" -> endpoints.bucket();
            case "JournalTable" -> endpoints.journal();
            default -> endpoints.machines().get(name.replace("StateMachine", "").toLowerCase(Locale.ROOT));
        };
    }

    @Override
    public DatabaseServer databases() {
        return DatabaseServer.of(elsewhere.orElseGet(cloud::postgres));
    }

    @Override
    public Optional<LocalCloud> embedded() {
        return Optional.of(cloud);
    }

    @Override
    public void close() {
        cloud.close();
    }
}
