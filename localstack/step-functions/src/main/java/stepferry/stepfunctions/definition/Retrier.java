package stepferry.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/** A retry rule: {@code maxAttempts} retries, the first after {@code interval}, then each {@code backoffRate} times later. */
public record Retrier(ErrorNames errors, Duration interval, double backoffRate, int maxAttempts, Duration maxDelay,
        boolean jitter) {
    private static final long FOREVER_SECONDS = 31_622_400;

    static Retrier of(JsonNode rule) {
        return new Retrier(ErrorNames.of(rule),
                Duration.ofSeconds(rule.path("IntervalSeconds").asLong(1)),
                rule.path("BackoffRate").asDouble(2),
                rule.path("MaxAttempts").asInt(3),
                Duration.ofSeconds(rule.path("MaxDelaySeconds").asLong(FOREVER_SECONDS)),
                rule.path("JitterStrategy").asText("NONE").equals("FULL"));
    }

    /** How long to wait before the retry that follows {@code earlier} retries of this rule; {@code chance} is in [0, 1). */
    public Duration delay(int earlier, DoubleSupplier chance) {
        double millis = Math.min(interval.toMillis() * Math.pow(backoffRate, earlier), (double) maxDelay.toMillis());
        return Duration.ofMillis(Math.round(jitter ? millis * chance.getAsDouble() : millis));
    }
}
