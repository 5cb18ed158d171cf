package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import stepferry.stepfunctions.definition.Resource;
import stepferry.stepfunctions.definition.StateFailure;
import stepferry.stepfunctions.integrations.TaskIntegration;
import stepferry.stepfunctions.language.Json;

/** A Task: calls its resource, and waits for the answer, for its token or for the execution it started. */
final class TaskState {
    private static final Duration LONGEST = Duration.ofSeconds(99_999_999);

    private final Visit visit;
    private final Resource resource;

    TaskState(Visit visit) {
        this.visit = visit;
        this.resource = visit.state().field("Resource").map(JsonNode::asText).flatMap(Resource::ofArn).orElseThrow();
    }

    JsonNode run(int number) throws InterruptedException {
        Optional<String> token = token(number);
        token.ifPresent(visit::token);
        Optional<Duration> timeout = Numbers.seconds(visit, "TimeoutSeconds");
        Optional<Duration> heartbeat = Numbers.seconds(visit, "HeartbeatSeconds");
        JsonNode arguments = visit.limited(visit.evaluated("Arguments").orElseGet(Json::object), "payload");
        Optional<JsonNode> called = visit.memo("called." + number);
        Instant deadline = called.map(at -> Instant.ofEpochMilli(at.asLong()))
                .orElseGet(() -> Instant.now().plus(timeout.orElse(LONGEST)));
        if (called.isEmpty()) {
            visit.event("TaskScheduled", scheduled(arguments, timeout, heartbeat));
            visit.remember("called." + number, LongNode.valueOf(deadline.toEpochMilli()));
            visit.event("TaskStarted", about(Map.of()));
        }
        try {
            JsonNode result = visit.limited(work(number, arguments, token, called.isPresent(), deadline, heartbeat), "result");
            visit.event("TaskSucceeded", about(Map.of("output", Json.text(result), "outputDetails", Map.of("truncated", false))));
            return result;
        } catch (StateFailure e) {
            visit.event(e.error().endsWith("Timeout") && e.error().startsWith("States.") ? "TaskTimedOut" : "TaskFailed",
                    about(Map.of("error", e.error(), "cause", e.cause())));
            throw e;
        } finally {
            token.ifPresent(visit.scope().execution().callbacks()::close);
        }
    }

    private JsonNode work(int number, JsonNode arguments, Optional<String> token, boolean calledBefore, Instant deadline,
            Optional<Duration> heartbeat) throws InterruptedException {
        if (resource.service().equals("states")) {
            return new NestedExecution(visit, resource, number).run(arguments, deadline, this::submitted);
        }
        if (token.isPresent()) {
            return callback(number, arguments, token.get(), calledBefore).await(deadline, heartbeat);
        }
        if (calledBefore) {
            throw lost();
        }
        return Calls.within(deadline, () -> integration().call(resource, arguments));
    }

    /** Calls the resource beside the wait, because the token may be sent back before the call returns. */
    private Callback callback(int number, JsonNode arguments, String token, boolean calledBefore) {
        Callback callback = visit.scope().execution().callbacks().open(token);
        visit.memo("answer." + number).ifPresent(callback::answer);
        if (!calledBefore) {
            Calls.beside(() -> integration().call(resource, arguments), result -> {
                if (!callback.answered()) {
                    submitted(result);
                }
                visit.remember("submitted." + number, BooleanNode.TRUE);
            }, callback::fail);
        } else if (visit.memo("submitted." + number).isEmpty()) {
            callback.fail(lost());
        }
        return callback;
    }

    private Optional<String> token(int number) {
        if (resource.pattern() != Resource.Pattern.CALLBACK) {
            return Optional.empty();
        }
        Optional<String> earlier = visit.memo("token." + number).map(JsonNode::asText);
        return earlier.or(() -> {
            String token = visit.scope().execution().callbacks().newToken(visit.key() + ":answer." + number);
            visit.remember("token." + number, TextNode.valueOf(token));
            return Optional.of(token);
        });
    }

    private TaskIntegration integration() {
        return visit.scope().engine().integration(resource.service());
    }

    private StateFailure lost() {
        return integration().lost("The call was under way when Step Functions stopped; whether it took effect is unknown");
    }

    private void submitted(JsonNode output) {
        visit.event("TaskSubmitted", about(Map.of("output", Json.text(output), "outputDetails", Map.of("truncated", false))));
    }

    private Map<String, Object> scheduled(JsonNode arguments, Optional<Duration> timeout, Optional<Duration> heartbeat) {
        Map<String, Object> details = about(Map.of("region", visit.scope().engine().arns().region(), "parameters",
                Json.text(arguments)));
        timeout.ifPresent(t -> details.put("timeoutInSeconds", t.toSeconds()));
        heartbeat.ifPresent(t -> details.put("heartbeatInSeconds", t.toSeconds()));
        return details;
    }

    private Map<String, Object> about(Map<String, Object> more) {
        Map<String, Object> details = new HashMap<>(more);
        details.put("resourceType", resource.service());
        details.put("resource", resource.action());
        return details;
    }
}
