package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import stepferry.stepfunctions.definition.StateFailure;
import stepferry.stepfunctions.definition.States;

/** An inline Map: runs its processor once for each item, inside the same execution. */
final class MapState {
    /** What Step Functions runs at once when MaxConcurrency does not say. */
    private static final int MOST_AT_ONCE = 40;

    private final Visit visit;
    private final States processor;

    private MapState(Visit visit, JsonNode processor) {
        this.visit = visit;
        this.processor = States.of(processor);
    }

    /** The attempt of a Map state, inline or distributed. */
    static Attempts.Attempt of(Visit visit) {
        JsonNode processor = visit.state().field("ItemProcessor").orElseThrow();
        boolean distributed = processor.path("ProcessorConfig").path("Mode").asText().equals("DISTRIBUTED");
        return distributed ? number -> new MapRun(visit, number).run() : new MapState(visit, processor)::run;
    }

    private JsonNode run(int number) throws InterruptedException {
        JsonNode items = items(visit);
        AtomicReferenceArray<JsonNode> results = new AtomicReferenceArray<>(items.size());
        visit.begin(number, "MapStateStarted", Map.of("length", items.size()));
        try {
            Workers.run(items.size(), atOnce(visit, MOST_AT_ONCE), i -> results.set(i, iterate(number, i, items.get(i))));
        } catch (StateFailure e) {
            visit.event("MapStateFailed", Map.of());
            throw e;
        }
        visit.event("MapStateSucceeded", Map.of());
        return ParallelState.ordered(results);
    }

    private JsonNode iterate(int number, int index, JsonNode value) throws InterruptedException {
        JsonNode item = Scope.item(index, value);
        Scope scope = visit.scope().inner(processor, visit.key() + "." + number + "/" + index, Optional.of(item));
        Map<String, Object> about = Map.of("name", visit.state().name(), "index", index);
        if (!scope.known()) {
            scope.event("MapIterationStarted", about);
        }
        try {
            JsonNode result = scope.run(selected(visit, item, value));
            scope.event("MapIterationSucceeded", about);
            return result;
        } catch (StateFailure e) {
            scope.event("MapIterationFailed", about);
            throw e;
        }
    }

    static JsonNode items(Visit visit) {
        JsonNode items = visit.evaluated("Items").orElse(visit.input());
        if (!items.isArray()) {
            throw visit.evaluationFailed("Items", "The items of a Map must be an array, not " + items.getNodeType());
        }
        return items;
    }

    /** What the processor gets for an item: the item itself, or what ItemSelector makes of it. */
    static JsonNode selected(Visit visit, JsonNode item, JsonNode value) {
        return visit.limited(visit.state().field("ItemSelector")
                .map(template -> visit.evaluate("ItemSelector", template, Map.of("context", visit.context(Optional.of(item)))))
                .orElse(value), "item");
    }

    static int atOnce(Visit visit, int most) {
        long wanted = visit.evaluated("MaxConcurrency")
                .map(value -> Numbers.whole(visit, "MaxConcurrency", value, 0, Integer.MAX_VALUE)).orElse(0L);
        return wanted == 0 ? most : (int) wanted;
    }
}
