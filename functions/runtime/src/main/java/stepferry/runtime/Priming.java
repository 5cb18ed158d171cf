package stepferry.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;
import java.util.Map;
import org.crac.Context;
import org.crac.Resource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stepferry.model.Admission;
import stepferry.model.Json;
import stepferry.model.Manifest;
import stepferry.model.RunEvent;
import stepferry.packages.PackageStore;
import stepferry.runtime.telemetry.Attempts;
import stepferry.tables.Databases;

/**
 * What SnapStart runs before it takes the picture that functions start from: it does what a first invocation does as far as that needs nobody else,
 * so that classes are loaded and code is compiled. Nothing that must be fresh or secret gets into the picture: its clients have keys of their own
 * that open nothing, they are gone afterwards, and no connection, credential or random number is made that anything later uses.
 */
final class Priming implements Resource {
    private static final StaticCredentialsProvider NO_KEYS = StaticCredentialsProvider.create(AwsBasicCredentials.create("priming", "priming"));

    private final Class<?> input;

    /** @param input what the function is given */
    Priming(Class<?> input) {
        this.input = input;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws JsonMappingException {
        json();
        journal();
        secrets();
        storage();
        PackageStore.prime();
        Databases.prime();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // What the function made for itself is as it was: clocks are asked anew each time, and clients have not connected yet.
    }

    private void json() throws JsonMappingException {
        for (var type : List.of(input, Admission.class, RunEvent.class, Manifest.class)) {
            Json.MAPPER.getSerializerProviderInstance().findTypedValueSerializer(type, true, null);
            understand(type);
        }
    }

    private static void understand(Class<?> type) {
        try {
            Json.MAPPER.readValue("{}", type);
        } catch (JsonProcessingException | RuntimeException _) {
            // An empty object lacks what it needs: that was known, and how to read it is known from now on.
        }
    }

    private static void journal() {
        try (var dynamo = Clients.dynamo(new Attempts()).credentialsProvider(NO_KEYS).httpClient(new CannedAnswers("{}")).build()) {
            var key = Map.of("of", AttributeValue.fromS("priming"), "id", AttributeValue.fromS("priming"));
            dynamo.getItem(r -> r.tableName("priming").consistentRead(true).key(key));
            dynamo.putItem(r -> r.tableName("priming").item(key));
            dynamo.updateItem(r -> r.tableName("priming").key(key).updateExpression("set #a = :a")
                    .expressionAttributeNames(Map.of("#a", "a")).expressionAttributeValues(Map.of(":a", AttributeValue.fromN("1"))));
        }
    }

    private static void secrets() {
        var answer = new CannedAnswers("{\"SecretString\":\"\"}");
        try (var secrets = Clients.secrets(new Attempts()).credentialsProvider(NO_KEYS).httpClient(answer).build()) {
            secrets.getSecretValue(r -> r.secretId("priming"));
        }
    }

    private static void storage() {
        try (var s3 = Clients.s3(new Attempts()).credentialsProvider(NO_KEYS).httpClient(new CannedAnswers("")).build()) {
            s3.getObjectAsBytes(r -> r.bucket("priming").key("priming"));
            s3.putObject(r -> r.bucket("priming").key("priming").ifNoneMatch("*"), RequestBody.fromBytes(new byte[] {1}));
        }
    }
}
