package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import stepferry.stepfunctions.definition.StateFailure;

/** What each type of state does; those that may fail and be tried again have classes of their own. */
final class Behaviours {
    private Behaviours() {
    }

    static Leave run(Visit visit) throws InterruptedException {
        return switch (visit.state().type()) {
            case "Pass", "Succeed" -> pass(visit);
            case "Choice" -> choice(visit);
            case "Wait" -> await(visit);
            case "Fail" -> throw failure(visit);
            case "Task" -> Attempts.run(visit, new TaskState(visit)::run);
            case "Parallel" -> Attempts.run(visit, new ParallelState(visit)::run);
            case "Map" -> Attempts.run(visit, MapState.of(visit));
            default -> throw new IllegalStateException("the definition was not checked: " + visit.state().type());
        };
    }

    private static Leave pass(Visit visit) {
        return visit.leave(visit.state().fields(), visit.state().next(), visit.input(), Map.of());
    }

    private static Leave choice(Visit visit) {
        for (JsonNode rule : visit.state().elements("Choices")) {
            JsonNode answer = visit.evaluate("Condition", rule.path("Condition"), Map.of());
            if (!answer.isBoolean()) {
                throw visit.evaluationFailed("Condition", "The field 'Condition' must be a boolean, not " + answer);
            }
            if (answer.booleanValue()) {
                return visit.leave(rule, Optional.of(rule.path("Next").asText()), visit.input(), Map.of());
            }
        }
        String next = visit.state().field("Default").map(JsonNode::asText)
                .orElseThrow(() -> new StateFailure("States.NoChoiceMatched",
                "No choice of the state '" + visit.state().name() + "' matched, and it has no Default"));
        return visit.leave(visit.state().fields(), Optional.of(next), visit.input(), Map.of());
    }

    private static Leave await(Visit visit) throws InterruptedException {
        long until = visit.memo("until").map(JsonNode::asLong).orElseGet(() -> waitUntil(visit).toEpochMilli());
        visit.remember("until", LongNode.valueOf(until));
        Pauses.until(Instant.ofEpochMilli(until));
        return pass(visit);
    }

    private static Instant waitUntil(Visit visit) {
        Optional<JsonNode> seconds = visit.evaluated("Seconds");
        if (seconds.isPresent()) {
            return visit.entered().plus(Numbers.seconds(visit, "Seconds", seconds.get(), 0));
        }
        String text = visit.evaluated("Timestamp").map(JsonNode::asText).orElse("");
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw visit.evaluationFailed("Timestamp", "The field 'Timestamp' must be an RFC 3339 time, not '" + text + "'");
        }
    }

    private static StateFailure failure(Visit visit) {
        return new StateFailure(visit.evaluated("Error").map(JsonNode::asText).orElse(""),
                visit.evaluated("Cause").map(JsonNode::asText).orElse(""));
    }
}
