package stepferry.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import stepferry.scheduler.SchedulerConfiguration;
import stepferry.scheduler.engine.DeadLetter;
import stepferry.scheduler.engine.Engine;

/** A look into the dead-letter queue. A message that is received stays for others to see until it is deleted. */
final class QueueActions {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_AT_ONCE = 10;

    private final Engine engine;
    private final SchedulerConfiguration configuration;

    QueueActions(Engine engine, SchedulerConfiguration configuration) {
        this.engine = engine;
        this.configuration = configuration;
    }

    /** @param host where the queue is reached: part of its URL */
    ObjectNode perform(String action, JsonNode request, String host) {
        return switch (action) {
            case "GetQueueUrl" -> url(request, host);
            case "GetQueueAttributes" -> attributes();
            case "ReceiveMessage" -> receive(Math.clamp(request.path("MaxNumberOfMessages").asInt(1), 1, MOST_AT_ONCE));
            case "DeleteMessage" -> delete(request.path("ReceiptHandle").asText());
            case "PurgeQueue" -> purge();
            default -> throw ServiceFault.unsupported("the action '" + action + "' of SQS");
        };
    }

    private ObjectNode url(JsonNode request, String host) {
        if (!request.path("QueueName").asText().equals(configuration.queueName())) {
            throw new ServiceFault(400, "com.amazonaws.sqs#QueueDoesNotExist", "The specified queue does not exist.");
        }
        return JSON.objectNode().put("QueueUrl", "http://" + host + "/" + configuration.account() + "/" + configuration.queueName());
    }

    private ObjectNode attributes() {
        var answer = JSON.objectNode();
        answer.putObject("Attributes").put("ApproximateNumberOfMessages", String.valueOf(engine.deadLetters().size()))
                .put("QueueArn", configuration.queue());
        return answer;
    }

    private ObjectNode receive(int most) {
        var answer = JSON.objectNode();
        var messages = answer.putArray("Messages");
        engine.deadLetters().stream().limit(most).forEach(letter -> messages.add(message(letter)));
        return answer;
    }

    private static ObjectNode message(DeadLetter letter) {
        var message = JSON.objectNode().put("MessageId", letter.id()).put("ReceiptHandle", letter.id()).put("Body", letter.body())
                .put("MD5OfBody", MessageSums.ofBody(letter.body())).put("MD5OfMessageAttributes", MessageSums.ofAttributes(letter.attributes()));
        var attributes = message.putObject("MessageAttributes");
        letter.attributes().forEach((name, value) -> attributes.putObject(name).put("DataType", MessageSums.TYPE).put("StringValue", value));
        return message;
    }

    private ObjectNode delete(String handle) {
        engine.keepLetters(letter -> !letter.id().equals(handle));
        return JSON.objectNode();
    }

    private ObjectNode purge() {
        engine.keepLetters(_ -> false);
        return JSON.objectNode();
    }
}
