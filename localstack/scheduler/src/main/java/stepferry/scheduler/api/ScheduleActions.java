package stepferry.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import stepferry.scheduler.SchedulerConfiguration;
import stepferry.scheduler.engine.Engine;
import stepferry.scheduler.engine.Schedule;

/** The actions on schedules. */
final class ScheduleActions {
    private static final String DEFAULT_GROUP = "default";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Engine engine;
    private final SchedulerConfiguration configuration;
    private final Definition definitions;

    ScheduleActions(Engine engine, SchedulerConfiguration configuration) {
        this.engine = engine;
        this.configuration = configuration;
        this.definitions = new Definition(configuration);
    }

    synchronized ObjectNode create(String name, JsonNode given) {
        definitions.checkGroup(given.path("GroupName").asText(DEFAULT_GROUP));
        var definition = definitions.checked(name, given);
        if (engine.find(name).isPresent()) {
            throw ServiceFault.conflict(name);
        }
        return put(name, definition);
    }

    synchronized ObjectNode update(String name, JsonNode given) {
        definitions.checkGroup(given.path("GroupName").asText(DEFAULT_GROUP));
        var definition = definitions.checked(name, given);
        known(name);
        return put(name, definition);
    }

    ObjectNode get(String name, Map<String, String> query) {
        definitions.checkGroup(query.getOrDefault("groupName", DEFAULT_GROUP));
        var schedule = known(name);
        ObjectNode answer = schedule.definition().deepCopy();
        return described(answer, schedule);
    }

    synchronized ObjectNode delete(String name, Map<String, String> query) {
        definitions.checkGroup(query.getOrDefault("groupName", DEFAULT_GROUP));
        known(name);
        engine.remove(name);
        return JSON.objectNode();
    }

    /** All at once: there are few on one machine. */
    ObjectNode list(Map<String, String> query) {
        if (query.containsKey("ScheduleGroup")) {
            definitions.checkGroup(query.get("ScheduleGroup"));
        }
        var answer = JSON.objectNode();
        var schedules = answer.putArray("Schedules");
        engine.schedules().stream().filter(each -> each.name().startsWith(query.getOrDefault("NamePrefix", "")))
                .forEach(each -> schedules.add(summary(each)));
        return answer;
    }

    private ObjectNode put(String name, ObjectNode definition) {
        engine.put(name, definition);
        return JSON.objectNode().put("ScheduleArn", configuration.arn(name));
    }

    private Schedule known(String name) {
        return engine.find(name).orElseThrow(() -> ServiceFault.notFound("Schedule " + name));
    }

    private ObjectNode summary(Schedule schedule) {
        var summary = described(JSON.objectNode(), schedule);
        summary.put("GroupName", configuration.group()).put("State", schedule.definition().path("State").asText());
        summary.putObject("Target").put("Arn", schedule.definition().path("Target").path("Arn").asText());
        return summary;
    }

    private ObjectNode described(ObjectNode answer, Schedule schedule) {
        return answer.put("Arn", configuration.arn(schedule.name())).put("Name", schedule.name())
                .put("CreationDate", seconds(schedule.created())).put("LastModificationDate", seconds(schedule.modified()));
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
