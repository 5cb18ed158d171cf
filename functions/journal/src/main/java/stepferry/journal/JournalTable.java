package stepferry.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Rejected;
import stepferry.model.Unavailable;

/** The one table: a partition key {@code of}, a sort key {@code id}, and the record as JSON in {@code body}. */
public final class JournalTable {
    static final String PARTITION = "of";
    static final String SORT = "id";
    static final String BODY = "body";
    static final String EXPIRES = "expires";

    private final DynamoDbClient dynamo;
    private final String name;

    public JournalTable(DynamoDbClient dynamo, String name) {
        this.dynamo = dynamo;
        this.name = name;
    }

    /** Creates the table where it is not there yet, as the template does on AWS. */
    public void create() {
        try {
            dynamo.createTable(r -> r.tableName(name).billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(attribute(PARTITION), attribute(SORT))
                    .keySchema(key(PARTITION, KeyType.HASH), key(SORT, KeyType.RANGE)));
            dynamo.waiter().waitUntilTableExists(r -> r.tableName(name));
        } catch (ResourceInUseException _) {
            // It is there, which is what was asked for.
        }
    }

    void put(String partition, String sort, Object body) {
        translated(() -> dynamo.putItem(r -> r.tableName(name).item(item(partition, sort, body))));
    }

    /** Writes unless the key is taken; says whether it did. */
    boolean putNew(String partition, String sort, Object body) {
        return conditional(() -> dynamo.putItem(r -> r.tableName(name).item(item(partition, sort, body))
                .conditionExpression("attribute_not_exists(#of)").expressionAttributeNames(Map.of("#of", PARTITION))));
    }

    <T> Optional<T> get(String partition, String sort, Class<T> type) {
        var answer = translated(() -> dynamo.getItem(r -> r.tableName(name).consistentRead(true).key(key(partition, sort))));
        return Optional.of(answer.item()).filter(item -> !item.isEmpty()).map(item -> body(item, type));
    }

    /** Every record of a partition whose sort key begins so, in the order of the sort keys or backwards. */
    <T> List<T> all(String partition, String prefix, boolean backwards, int most, Class<T> type) {
        return translated(() -> query(partition, prefix, backwards).limit(most).map(item -> body(item, type)).toList());
    }

    /** Every item of a partition whose sort key begins so. */
    List<Map<String, AttributeValue>> items(String partition, String prefix) {
        return translated(() -> query(partition, prefix, false).toList());
    }

    private Stream<Map<String, AttributeValue>> query(String partition, String prefix, boolean backwards) {
        var keys = prefix.isEmpty() ? "#of = :of" : "#of = :of and begins_with(#id, :id)";
        var names = prefix.isEmpty() ? Map.of("#of", PARTITION) : Map.of("#of", PARTITION, "#id", SORT);
        var values = prefix.isEmpty() ? Map.of(":of", text(partition)) : Map.of(":of", text(partition), ":id", text(prefix));
        return dynamo.queryPaginator(r -> r.tableName(name).consistentRead(true).scanIndexForward(!backwards)
                        .keyConditionExpression(keys).expressionAttributeNames(names).expressionAttributeValues(values))
                .items().stream();
    }

    void delete(String partition, String sort) {
        translated(() -> dynamo.deleteItem(r -> r.tableName(name).key(key(partition, sort))));
    }

    DynamoDbClient client() {
        return dynamo;
    }

    String name() {
        return name;
    }

    /** Runs a conditional write; false when its condition did not hold. */
    static boolean conditional(Runnable call) {
        return translated(() -> {
            try {
                call.run();
                return true;
            } catch (ConditionalCheckFailedException _) {
                return false;
            }
        });
    }

    static <T> T translated(Supplier<T> call) {
        try {
            return call.get();
        } catch (DynamoDbException e) {
            if (e.statusCode() >= 500 || e.isThrottlingException()) {
                throw unavailable(e);
            }
            throw new Rejected(ErrorCode.PERMISSION_MISSING, "The journal refused a request: "
                    + e.getMessage() + ". Check the table's name and the role's permissions", e);
        } catch (SdkClientException e) {
            throw unavailable(e);
        }
    }

    static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of(PARTITION, text(partition), SORT, text(sort));
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static Map<String, AttributeValue> item(String partition, String sort, Object body) {
        return Map.of(PARTITION, text(partition), SORT, text(sort), BODY, text(Json.text(body)));
    }

    private static <T> T body(Map<String, AttributeValue> item, Class<T> type) {
        return Json.read(item.get(BODY).s(), type);
    }

    private static Unavailable unavailable(Exception e) {
        return new Unavailable(ErrorCode.STORAGE_UNAVAILABLE, "The journal did not answer; it may succeed when tried again", e);
    }

    private static AttributeDefinition attribute(String attribute) {
        return AttributeDefinition.builder().attributeName(attribute).attributeType(ScalarAttributeType.S).build();
    }

    private static KeySchemaElement key(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }
}
