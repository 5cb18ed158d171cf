package stepferry.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import stepferry.scheduler.SchedulerConfiguration;
import stepferry.scheduler.expressions.InvalidExpression;
import stepferry.scheduler.expressions.ScheduleExpression;

/** What a schedule is made with, read strictly: whatever would not be done is refused. */
record Definition(SchedulerConfiguration configuration) {
    private static final Set<String> KNOWN = Set.of("ActionAfterCompletion", "ClientToken", "Description", "FlexibleTimeWindow", "GroupName",
            "ScheduleExpression", "ScheduleExpressionTimezone", "State", "Target");
    private static final Map<String, String> USUAL = Map.of("State", "ENABLED", "ScheduleExpressionTimezone", "UTC", "ActionAfterCompletion", "NONE");
    private static final String NAME = "[0-9a-zA-Z-_.]{1,64}";

    ObjectNode checked(String name, JsonNode given) {
        if (!name.matches(NAME)) {
            throw ServiceFault.invalid("Value '" + name + "' at 'name' failed to satisfy constraint: " + NAME);
        }
        given.fieldNames().forEachRemaining(field -> {
            if (!KNOWN.contains(field)) {
                throw ServiceFault.unsupported("'" + field + "' of a schedule");
            }
        });
        checkTimes(given);
        checkTarget(given.path("Target"));
        ObjectNode definition = given.deepCopy();
        definition.remove(List.of("ClientToken", "GroupName"));
        USUAL.forEach((field, value) -> definition.put(field, definition.path(field).asText(value)));
        return definition.put("GroupName", configuration.group());
    }

    /** There is one group. */
    void checkGroup(String group) {
        if (!group.equals(configuration.group())) {
            throw ServiceFault.notFound("Schedule group " + group);
        }
    }

    private static void checkTimes(JsonNode given) {
        if (!given.path("FlexibleTimeWindow").path("Mode").asText().equals("OFF")) {
            throw ServiceFault.unsupported("a FlexibleTimeWindow other than OFF");
        }
        try {
            ScheduleExpression.parse(given.path("ScheduleExpression").asText(), given.path("ScheduleExpressionTimezone").asText("UTC"));
        } catch (InvalidExpression e) {
            throw ServiceFault.invalid("Invalid Schedule Expression " + given.path("ScheduleExpression").asText() + ". " + e.getMessage());
        }
    }

    private void checkTarget(JsonNode target) {
        if (!target.path("Arn").asText().contains(":stateMachine:")) {
            throw ServiceFault.unsupported("targets other than state machines");
        }
        if (target.path("RoleArn").asText().isEmpty()) {
            throw ServiceFault.invalid("The target has no RoleArn");
        }
        var queue = target.path("DeadLetterConfig").path("Arn");
        if (queue.isTextual() && !queue.asText().equals(configuration.queue())) {
            throw ServiceFault.unsupported("the queue " + queue.asText());
        }
    }
}
