package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import stepferry.stepfunctions.definition.Resource;
import stepferry.stepfunctions.definition.StateFailure;
import stepferry.stepfunctions.language.Json;

/** An execution that a Task starts; with .sync:2 the Task waits for it, and takes it along when it is stopped or late. */
final class NestedExecution {
    private final Visit visit;
    private final Resource resource;
    private final String memo;

    NestedExecution(Visit visit, Resource resource, int number) {
        this.visit = visit;
        this.resource = resource;
        this.memo = "child." + number;
    }

    JsonNode run(JsonNode arguments, Instant deadline, Consumer<JsonNode> submitted) throws InterruptedException {
        Execution child = startOrAttach(arguments);
        var started = Json.object().put("ExecutionArn", child.start().arn()).put("StartDate", Json.time(child.start().date()));
        if (resource.pattern() == Resource.Pattern.CALL) {
            return started;
        }
        if (visit.memo(memo).isEmpty()) {
            submitted.accept(started);
        }
        return result(child, ending(child, deadline));
    }

    private Execution startOrAttach(JsonNode arguments) {
        Engine engine = visit.scope().engine();
        String machine = arguments.path("StateMachineArn").asText();
        Optional<String> earlier = visit.memo(memo).map(JsonNode::asText);
        String name = earlier.orElseGet(() -> arguments.path("Name").asText(UUID.randomUUID().toString()));
        if (earlier.isEmpty()) {
            visit.remember(memo, TextNode.valueOf(name));
        }
        try {
            Optional<Execution> running = earlier.flatMap(n -> engine.find(engine.arns().executionOf(machine, n)));
            return running.orElseGet(() -> engine.start(machine, name, Optional.ofNullable(arguments.get("Input"))
                    .orElseGet(Json::object)));
        } catch (ServiceError e) {
            throw new StateFailure("StepFunctions." + e.type() + "Exception", e.getMessage());
        }
    }

    private Ending ending(Execution child, Instant deadline) throws InterruptedException {
        boolean over = false;
        try {
            Ending ending = child.done().get(Math.max(0, Duration.between(Instant.now(), deadline).toMillis()),
                    TimeUnit.MILLISECONDS);
            over = true;
            return ending;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new StateFailure("States.Timeout", "The execution " + child.start().arn()
                    + " did not end within TimeoutSeconds");
        } finally {
            if (!over && !visit.scope().engine().closing()) {
                child.stop(Status.ABORTED, Optional.empty(), Optional.empty());
            }
        }
    }

    private static JsonNode result(Execution child, Ending ending) {
        if (ending.status() != Status.SUCCEEDED) {
            throw new StateFailure("States.TaskFailed", Json.text(Descriptions.forTask(child.start(), ending, false)));
        }
        return Descriptions.forTask(child.start(), ending, true);
    }
}
