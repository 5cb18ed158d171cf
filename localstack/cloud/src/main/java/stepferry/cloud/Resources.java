package stepferry.cloud;

import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import stepferry.journal.JournalTable;
import stepferry.servers.DynamoServer;
import stepferry.servers.S3Server;

/** The template's bucket and table. */
record Resources(S3Server s3, DynamoServer dynamo) {
    static final String BUCKET = "stepferry-packages";
    static final String JOURNAL = "stepferry-journal";
    static final String SCHEDULES = "stepferry-promotions";
    static final String DEAD_LETTERS = "arn:aws:sqs:" + LocalCloud.REGION + ":" + LocalCloud.ACCOUNT + ":stepferry-dead-letters";

    /** What the resources of the template are called here. */
    static Map<String, String> names() {
        return Map.of("PackageBucket", BUCKET, "JournalTable", JOURNAL, "AWS::StackName", "local");
    }

    void create() {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(s3.accessKey(), s3.secretKey()));
        var region = Region.of(LocalCloud.REGION);
        try (var client = S3Client.builder().endpointOverride(s3.endpoint()).forcePathStyle(true).region(region)
                        .credentialsProvider(credentials).httpClient(UrlConnectionHttpClient.create()).build();
                var tables = DynamoDbClient.builder().endpointOverride(dynamo.endpoint()).region(region)
                        .credentialsProvider(credentials).httpClient(UrlConnectionHttpClient.create()).build()) {
            createBucket(client);
            new JournalTable(tables, JOURNAL).create();
        }
    }

    private static void createBucket(S3Client client) {
        try {
            client.createBucket(r -> r.bucket(BUCKET));
        } catch (BucketAlreadyOwnedByYouException _) {
            // Kept from an earlier start.
        }
    }
}
