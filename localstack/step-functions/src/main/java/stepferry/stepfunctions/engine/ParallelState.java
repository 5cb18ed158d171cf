package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import stepferry.stepfunctions.definition.StateFailure;
import stepferry.stepfunctions.definition.States;
import stepferry.stepfunctions.language.Json;

/** A Parallel: runs its branches at the same time; the first failure stops the others. */
final class ParallelState {
    private final Visit visit;

    ParallelState(Visit visit) {
        this.visit = visit;
    }

    JsonNode run(int number) throws InterruptedException {
        JsonNode input = visit.evaluated("Arguments").map(a -> visit.limited(a, "input")).orElse(visit.input());
        List<States> branches = visit.state().elements("Branches").stream().map(States::of).toList();
        AtomicReferenceArray<JsonNode> results = new AtomicReferenceArray<>(branches.size());
        visit.begin(number, "ParallelStateStarted", Map.of());
        try {
            Workers.run(branches.size(), branches.size(), i -> results.set(i, visit.scope()
                    .inner(branches.get(i), visit.key() + "." + number + "/" + i, Optional.empty()).run(input)));
        } catch (StateFailure e) {
            visit.event("ParallelStateFailed", Map.of());
            throw e;
        }
        visit.event("ParallelStateSucceeded", Map.of());
        return ordered(results);
    }

    static ArrayNode ordered(AtomicReferenceArray<JsonNode> results) {
        ArrayNode array = Json.array();
        for (int i = 0; i < results.length(); i++) {
            array.add(results.get(i));
        }
        return array;
    }
}
