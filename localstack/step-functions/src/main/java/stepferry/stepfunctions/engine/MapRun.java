package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import stepferry.stepfunctions.definition.StateFailure;
import stepferry.stepfunctions.definition.States;

/** One run of a Distributed Map: a child execution for each item or batch, and one result from all of them. */
final class MapRun {
    /** What runs at once when MaxConcurrency does not say; Step Functions would go up to 10,000. */
    private static final int MOST_AT_ONCE = 1000;

    private final Visit visit;
    private final int number;
    private final Start parent;
    private final String machineName;
    private final String runName;

    MapRun(Visit visit, int number) {
        this.visit = visit;
        this.number = number;
        this.parent = visit.scope().execution().start();
        this.machineName = parent.machineName() + "/" + label();
        this.runName = runName();
    }

    JsonNode run() throws InterruptedException {
        String arn = visit.scope().engine().arns().mapRun(machineName, runName);
        try {
            JsonNode result = run(arn);
            visit.event("MapRunSucceeded", Map.of());
            visit.event("MapStateSucceeded", Map.of());
            return result;
        } catch (StateFailure e) {
            visit.event("MapRunFailed", Map.of("error", e.error(), "cause", e.cause()));
            visit.event("MapStateFailed", Map.of());
            throw e;
        }
    }

    private JsonNode run(String arn) throws InterruptedException {
        List<JsonNode> inputs = Batches.of(visit, new ItemSource(visit).items());
        visit.begin(number, "MapStateStarted", Map.of("length", inputs.size()));
        if (visit.memo("running." + number).isEmpty()) {
            visit.event("MapRunStarted", Map.of("mapRunArn", arn));
            visit.remember("running." + number, TextNode.valueOf(arn));
        }
        MapResults results = new MapResults(visit, inputs, arn);
        States states = States.of(visit.state().field("ItemProcessor").orElseThrow());
        results.limit(Tolerance.of(visit, results.items()));
        try {
            Workers.run(inputs.size(), MapState.atOnce(visit, MOST_AT_ONCE), i -> {
                Start start = start(i, inputs.get(i), arn);
                results.take(i, start, visit.scope().engine().runChild(start, states));
            });
        } catch (StateFailure e) {
            results.write();
            throw e;
        }
        return results.write().orElseGet(results::outputs);
    }

    private Start start(int index, JsonNode input, String mapRunArn) {
        // The name tells the child's place, so that a new process finds what an earlier one had done for it.
        String name = UUID.nameUUIDFromBytes((runName + index).getBytes(StandardCharsets.UTF_8)).toString();
        Arns arns = visit.scope().engine().arns();
        String machineArn = arns.machine(machineName);
        return new Start(arns.executionOf(machineArn, name), name, machineArn, "", parent.roleArn(), input,
                Instant.ofEpochMilli(System.currentTimeMillis()), Optional.of(mapRunArn));
    }

    private String runName() {
        Optional<JsonNode> earlier = visit.memo("run." + number);
        String name = earlier.map(JsonNode::asText).orElseGet(Engine::randomName);
        if (earlier.isEmpty()) {
            visit.remember("run." + number, TextNode.valueOf(name));
        }
        return name;
    }

    private String label() {
        return visit.state().field("Label").map(JsonNode::asText)
                .orElseGet(() -> UUID.nameUUIDFromBytes(visit.state().name().getBytes(StandardCharsets.UTF_8)).toString());
    }
}
