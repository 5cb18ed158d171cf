package stepferry.scheduler.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What a schedule starts, as the API has it; what it does not say is as it is on AWS. */
public record Target(@JsonValue JsonNode definition) {
    private static final int LONGEST_AGE = 86_400;
    private static final int MOST_ATTEMPTS = 185;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Target {}

    public String machine() {
        return definition.path("Arn").asText();
    }

    public String input() {
        return definition.path("Input").asText("{}");
    }

    /** After how long it is no longer worth to start what was due. */
    Duration oldest() {
        return Duration.ofSeconds(definition.path("RetryPolicy").path("MaximumEventAgeInSeconds").asInt(LONGEST_AGE));
    }

    /** How often it is tried again. */
    int retries() {
        return definition.path("RetryPolicy").path("MaximumRetryAttempts").asInt(MOST_ATTEMPTS);
    }

    boolean hasQueue() {
        return definition.path("DeadLetterConfig").hasNonNull("Arn");
    }
}
