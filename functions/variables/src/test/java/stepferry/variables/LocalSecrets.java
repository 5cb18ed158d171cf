package stepferry.variables;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import stepferry.servers.secrets.SecretsServer;

/** A Secrets Manager of a test's own. */
public final class LocalSecrets implements AutoCloseable {
    private final SecretsServer server = SecretsServer.start(Optional.empty());
    public final SecretsManagerClient client = SecretsManagerClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.EU_CENTRAL_1)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local-secret")))
            .build();
    public final SecretsAccess access = new SecretsAccess(client);

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
