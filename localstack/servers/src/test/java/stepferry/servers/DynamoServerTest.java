package stepferry.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class DynamoServerTest {
    private static final Map<String, AttributeValue> KEY = Map.of("id", AttributeValue.fromS("run-1"));

    @TempDir
    Path data;

    @Test
    void keepsItsTablesBetweenStarts() {
        try (DynamoServer server = DynamoServer.start(Optional.of(data));
                DynamoDbClient client = AwsClients.dynamo(server.endpoint())) {
            createTable(client, "journal");
            client.putItem(b -> b.tableName("journal").item(KEY));
        }
        try (DynamoServer server = DynamoServer.start(Optional.of(data));
                DynamoDbClient client = AwsClients.dynamo(server.endpoint())) {
            assertThat(client.getItem(b -> b.tableName("journal").key(KEY)).item()).isEqualTo(KEY);
        }
    }

    @Test
    void startsEmptyInMemory() {
        try (DynamoServer server = DynamoServer.start(Optional.empty());
                DynamoDbClient client = AwsClients.dynamo(server.endpoint())) {
            assertThat(client.listTables().tableNames()).isEmpty();
        }
    }

    private static void createTable(DynamoDbClient client, String name) {
        client.createTable(b -> b.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(a -> a.attributeName("id").attributeType(ScalarAttributeType.S))
                .keySchema(k -> k.attributeName("id").keyType(KeyType.HASH)));
    }
}
