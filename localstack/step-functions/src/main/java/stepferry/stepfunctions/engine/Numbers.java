package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** Numeric fields, which may be expressions. */
final class Numbers {
    private static final long LONGEST_SECONDS = 99_999_999;

    private Numbers() {
    }

    static Optional<Duration> seconds(Visit visit, String field) {
        return visit.evaluated(field).map(value -> seconds(visit, field, value, 1));
    }

    static Duration seconds(Visit visit, String field, JsonNode value, long least) {
        return Duration.ofSeconds(whole(visit, field, value, least, LONGEST_SECONDS));
    }

    static long whole(Visit visit, String field, JsonNode value, long least, long most) {
        if (!value.isIntegralNumber() || value.asLong() < least || value.asLong() > most) {
            throw visit.evaluationFailed(field, "The field '" + field + "' must be a whole number from " + least + " to " + most
                    + ", not " + value);
        }
        return value.asLong();
    }
}
