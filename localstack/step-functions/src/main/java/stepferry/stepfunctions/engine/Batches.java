package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stepferry.stepfunctions.language.Json;

/** Packs items into batches as ItemBatcher says: by number and by the bytes of the whole batch. */
final class Batches {
    private final long mostItems;
    private final long mostBytes;
    private final Optional<JsonNode> shared;
    private final List<JsonNode> batches = new ArrayList<>();
    private ArrayNode items = Json.array();
    private long bytes;

    private Batches(long mostItems, long mostBytes, Optional<JsonNode> shared) {
        this.mostItems = mostItems;
        this.mostBytes = mostBytes;
        this.shared = shared;
    }

    /** The inputs of the child executions: the batches, or the items as they are when there is no ItemBatcher. */
    static List<JsonNode> of(Visit visit, List<JsonNode> items) {
        Optional<JsonNode> batcher = visit.evaluated("ItemBatcher");
        return batcher.map(b -> {
            Batches batches = new Batches(limit(visit, b, "MaxItemsPerBatch", Integer.MAX_VALUE),
                    limit(visit, b, "MaxInputBytesPerBatch", Json.LARGEST), Optional.ofNullable(b.get("BatchInput")));
            items.forEach(batches::add);
            batches.close();
            batches.batches.forEach(batch -> visit.limited(batch, "batch"));
            return batches.batches;
        }).orElse(items);
    }

    private static long limit(Visit visit, JsonNode batcher, String field, long most) {
        return Optional.ofNullable(batcher.get(field))
                .map(value -> Math.min(most, Numbers.whole(visit, "ItemBatcher/" + field, value, 1, Integer.MAX_VALUE)))
                .orElse(most);
    }

    private void add(JsonNode item) {
        long size = Json.size(Json.text(item)) + 1L;
        if (!items.isEmpty() && (items.size() >= mostItems || bytes + size > mostBytes)) {
            close();
        }
        if (items.isEmpty()) {
            bytes = Json.size(Json.text(batch()));
        }
        items.add(item);
        bytes += size;
    }

    private void close() {
        if (!items.isEmpty()) {
            batches.add(batch());
        }
        items = Json.array();
    }

    private ObjectNode batch() {
        ObjectNode batch = Json.object().set("Items", items);
        shared.ifPresent(input -> batch.set("BatchInput", input));
        return batch;
    }
}
