package stepferry.scheduler.engine;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import stepferry.scheduler.expressions.ScheduleExpression;

/**
 * A schedule.
 *
 * @param definition what it was made with, as the API has it
 * @param due when it is due next; empty when it is disabled, or never due again
 */
public record Schedule(String name, JsonNode definition, Instant created, Instant modified, Optional<Instant> due) {

    /** The same, due for the first time after the given one. */
    Schedule dueAfter(Instant instant) {
        return new Schedule(name, definition, created, modified, enabled() ? expression().next(instant) : Optional.empty());
    }

    /** The same name with other things to do. */
    Schedule changed(JsonNode other, Instant when) {
        return new Schedule(name, other, created, when, Optional.empty());
    }

    @JsonIgnore
    Target target() {
        return new Target(definition.path("Target"));
    }

    @JsonIgnore
    ScheduleExpression expression() {
        return ScheduleExpression.parse(definition.path("ScheduleExpression").asText(), definition.path("ScheduleExpressionTimezone").asText());
    }

    /** Whether it is never due again, and was to go away then. */
    @JsonIgnore
    boolean over() {
        return enabled() && due.isEmpty() && definition.path("ActionAfterCompletion").asText().equals("DELETE");
    }

    private boolean enabled() {
        return definition.path("State").asText().equals("ENABLED");
    }
}
