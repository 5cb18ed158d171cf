package stepferry.close;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import stepferry.model.Json;

/** Finds the sentence for people inside what Step Functions caught: a child machine's failure wraps a Lambda's. */
final class FailureSentence {
    private static final String MAP = "States.ExceedToleratedFailureThreshold";

    private FailureSentence() {}

    /** Whether the sentence says no more than that a child of a Distributed Map failed. */
    static boolean ofMap(String sentence) {
        return sentence.startsWith(MAP);
    }

    static String of(CloseInput.Failure failure) {
        return of(failure.error(), failure.cause());
    }

    private static String of(String error, String cause) {
        var tree = parse(cause).filter(JsonNode::isObject);
        if (tree.isEmpty()) {
            return cause == null || cause.isBlank() ? error : error + ": " + cause;
        }
        var node = tree.get();
        if (node.hasNonNull("Cause")) {
            return of(node.path("Error").asText(error), node.path("Cause").asText());
        }
        var message = node.path("errorMessage").asText("");
        return message.isBlank() ? error + status(node) : message;
    }

    /** A child that timed out or was stopped has no cause of its own. */
    private static String status(JsonNode child) {
        var status = child.path("Status").asText("");
        return status.isBlank() || child.has("Error") ? "" : ": " + status;
    }

    private static Optional<JsonNode> parse(String cause) {
        try {
            return Optional.ofNullable(cause == null || cause.isBlank() ? null : Json.MAPPER.readTree(cause));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }
}
