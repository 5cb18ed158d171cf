package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** How many items of a Distributed Map may fail, as a number and as a share of all of them; none when neither is given. */
record Tolerance(Optional<Long> count, Optional<Double> percentage, int items) {
    static Tolerance of(Visit visit, int items) {
        Optional<Long> count = visit.evaluated("ToleratedFailureCount")
                .map(value -> Numbers.whole(visit, "ToleratedFailureCount", value, 0, Integer.MAX_VALUE));
        return new Tolerance(count, visit.evaluated("ToleratedFailurePercentage").map(value -> percentage(visit, value)), items);
    }

    boolean exceededBy(long failed) {
        boolean byCount = count.isPresent() && failed > count.get();
        boolean byShare = percentage.isPresent() && failed * 100.0 / items > percentage.get();
        return byCount || byShare || (count.isEmpty() && percentage.isEmpty() && failed > 0);
    }

    private static double percentage(Visit visit, JsonNode value) {
        if (!value.isNumber() || value.asDouble() < 0 || value.asDouble() > 100) {
            throw visit.evaluationFailed("ToleratedFailurePercentage",
                    "The field 'ToleratedFailurePercentage' must be from 0 to 100, not " + value);
        }
        return value.asDouble();
    }
}
