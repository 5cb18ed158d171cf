package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import stepferry.stepfunctions.definition.StateFailure;
import stepferry.stepfunctions.language.Json;

/**
 * Gathers what the children of a Distributed Map come to. Outputs stay in the children's files when a ResultWriter collects
 * them.
 */
final class MapResults {
    private final Visit visit;
    private final List<JsonNode> inputs;
    private final String mapRunArn;
    private final boolean batched;
    private final boolean written;
    private final AtomicReferenceArray<Start> ended;
    private final AtomicReferenceArray<JsonNode> outputs;
    private final AtomicLong failedItems = new AtomicLong();
    private final AtomicLong outputBytes = new AtomicLong();
    private Tolerance tolerance = new Tolerance(Optional.empty(), Optional.empty(), 1);

    MapResults(Visit visit, List<JsonNode> inputs, String mapRunArn) {
        this.visit = visit;
        this.inputs = inputs;
        this.mapRunArn = mapRunArn;
        this.batched = visit.state().field("ItemBatcher").isPresent();
        this.written = visit.state().field("ResultWriter").isPresent();
        this.ended = new AtomicReferenceArray<>(inputs.size());
        this.outputs = new AtomicReferenceArray<>(inputs.size());
    }

    void limit(Tolerance limit) {
        tolerance = limit;
    }

    int items() {
        return inputs.stream().mapToInt(this::weight).sum();
    }

    private int weight(JsonNode input) {
        return batched ? input.path("Items").size() : 1;
    }

    void take(int index, Start start, Ending ending) {
        ended.set(index, start);
        if (!written) {
            keep(index, ending.output().orElseGet(() -> Descriptions.forTask(start, ending, false)));
        }
        if (ending.status() != Status.SUCCEEDED && tolerance.exceededBy(failedItems.addAndGet(weight(inputs.get(index))))) {
            throw new StateFailure("States.ExceedToleratedFailureThreshold",
                    "The specified tolerated failure threshold was exceeded");
        }
    }

    private void keep(int index, JsonNode output) {
        outputs.set(index, output);
        if (outputBytes.addAndGet(Json.size(Json.text(output)) + 1L) > Json.LARGEST) {
            throw StateFailure.tooLarge(visit.state().name(), "result");
        }
    }

    JsonNode outputs() {
        return ParallelState.ordered(outputs);
    }

    /** Writes the result files if the state has a ResultWriter, and gives the state's result. */
    Optional<JsonNode> write() {
        return visit.state().field("ResultWriter").map(writer -> {
            ResultFiles files = new ResultFiles(visit, writer, mapRunArn);
            for (int i = 0; i < inputs.size(); i++) {
                int index = i;
                Optional.ofNullable(ended.get(i)).flatMap(start -> visit.scope().engine().archived(start.arn()))
                        .ifPresentOrElse(child -> files.add(child.start(), child.ending().orElseThrow()), () ->
                        files.addPending(inputs.get(index)));
            }
            ObjectNode result = Json.object().put("MapRunArn", mapRunArn);
            return result.set("ResultWriterDetails", files.finish());
        });
    }
}
