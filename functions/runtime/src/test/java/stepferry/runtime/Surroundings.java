package stepferry.runtime;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import stepferry.journal.JournalTable;
import stepferry.packages.S3Clients;
import stepferry.servers.SharedServers;

/** What a function finds around it. */
final class Surroundings {
    private static final StaticCredentialsProvider KEYS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local-secret"));

    private Surroundings() {}

    /** The journal, where the clients that a function makes for itself find it. */
    static JournalTable journal() {
        var endpoint = SharedServers.dynamo().endpoint();
        System.setProperty("aws.endpointUrlDynamoDb", endpoint.toString());
        var client = DynamoDbClient.builder().endpointOverride(endpoint).region(Region.EU_CENTRAL_1).credentialsProvider(KEYS)
                .httpClient(UrlConnectionHttpClient.create()).build();
        var table = new JournalTable(client, System.getenv("STEPFERRY_JOURNAL"));
        table.create();
        return table;
    }

    static S3Client s3(URI endpoint) {
        return S3Clients.ofAnotherServer().endpointOverride(endpoint).region(Region.EU_CENTRAL_1).credentialsProvider(KEYS)
                .httpClient(UrlConnectionHttpClient.create()).build();
    }

    static SecretsManagerClient secrets(URI endpoint) {
        return SecretsManagerClient.builder().endpointOverride(endpoint).region(Region.EU_CENTRAL_1).credentialsProvider(KEYS)
                .httpClient(UrlConnectionHttpClient.create()).build();
    }
}
