package stepferry.variables;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import stepferry.servers.secrets.SecretsServer;

/** A Secrets Manager of a test's own, and a Parameter Store. */
public final class LocalSecrets implements AutoCloseable {
    private final SecretsServer server = SecretsServer.start(Optional.empty());
    public final SecretsManagerClient client = built(SecretsManagerClient.builder());
    public final SsmClient ssm = built(SsmClient.builder());
    public final SecretsAccess access = new SecretsAccess(client);
    public final ParametersAccess parameters = new ParametersAccess(() -> ssm);

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C built(B builder) {
        return builder.endpointOverride(server.endpoint()).region(Region.EU_CENTRAL_1).httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local-secret"))).build();
    }

    @Override
    public void close() {
        client.close();
        ssm.close();
        server.close();
    }
}
