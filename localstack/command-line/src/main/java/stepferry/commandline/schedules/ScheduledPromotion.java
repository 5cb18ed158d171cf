package stepferry.commandline.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import stepferry.commandline.runs.Request;
import stepferry.model.Json;
import stepferry.scheduler.expressions.InvalidExpression;
import stepferry.scheduler.expressions.ScheduleExpression;

/**
 * A schedule, as it is shown.
 *
 * @param expression as EventBridge Scheduler writes it
 * @param state {@code ENABLED} or {@code DISABLED}
 * @param next when it is due next; absent if it is disabled, never due again, or an expression that only AWS knows
 * @param request what the promotion is asked for with
 */
record ScheduledPromotion(String name, String expression, String timezone, String state, Optional<Instant> next, JsonNode request) {
    static ScheduledPromotion of(GetScheduleResponse schedule, Instant now) {
        var timezone = Optional.ofNullable(schedule.scheduleExpressionTimezone()).orElse("UTC");
        return new ScheduledPromotion(schedule.name(), schedule.scheduleExpression(), timezone, schedule.stateAsString(),
                schedule.stateAsString().equals("ENABLED") ? next(schedule.scheduleExpression(), timezone, now) : Optional.empty(),
                Json.read(Optional.ofNullable(schedule.target().input()).orElse("{}"), JsonNode.class));
    }

    /** One that was just made: it may be due and gone before anybody could look. */
    static ScheduledPromotion of(String name, TimeOptions times, Optional<Instant> next, Request request) {
        return new ScheduledPromotion(name, times.expression(), times.timezone(), "ENABLED", next, Json.MAPPER.valueToTree(request.input()));
    }

    String source() {
        return request.path("source").asText(request.path("package").asText("-"));
    }

    String target() {
        return request.path("target").asText("-");
    }

    String window() {
        return request.path("window").asText("-");
    }

    private static Optional<Instant> next(String expression, String timezone, Instant now) {
        try {
            return ScheduleExpression.parse(expression, timezone).next(now);
        } catch (InvalidExpression _) {
            // Somebody made it with other means: by rate(), for example.
            return Optional.empty();
        }
    }
}
