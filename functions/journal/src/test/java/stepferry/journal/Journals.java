package stepferry.journal;

import java.net.URI;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stepferry.servers.SharedServers;

/** Tables of their own for single tests, on the shared server. */
final class Journals {
    private Journals() {}

    static JournalTable fresh() {
        var table = at(SharedServers.dynamo().endpoint());
        table.create();
        return table;
    }

    static JournalTable at(URI endpoint) {
        var client = DynamoDbClient.builder().endpointOverride(endpoint).region(Region.EU_CENTRAL_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local-secret")))
                .build();
        return new JournalTable(client, "journal-" + UUID.randomUUID());
    }
}
