package stepferry.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a person handed Step Functions with the token. Anybody who has the token may send anything, so every field is as good as missing
 * when it is not what it should be.
 *
 * @param approved whether the plan may be carried out
 * @param plan the digest of the plan that the person saw
 * @param by who answers, as they say
 * @param comment why
 * @param values the Secrets Manager secret that holds values of variables
 */
record Answer(Optional<Boolean> approved, Optional<String> plan, Optional<String> by, Optional<String> comment, Optional<String> values) {
    static Answer of(JsonNode said) {
        return new Answer(Optional.ofNullable(said).map(node -> node.path("approved")).filter(JsonNode::isBoolean).map(JsonNode::booleanValue),
                text(said, "plan"), text(said, "by"), text(said, "comment"), text(said, "values"));
    }

    private static Optional<String> text(JsonNode said, String field) {
        return Optional.ofNullable(said).map(node -> node.path(field).textValue()).filter(text -> !text.isBlank());
    }

    /** Who, and why, in words. */
    String signature() {
        return by.orElse("somebody who gave no name") + comment.map(words -> ": " + words).orElse("");
    }
}
