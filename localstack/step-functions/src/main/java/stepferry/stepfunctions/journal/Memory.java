package stepferry.stepfunctions.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an execution knew when its process ended. Keys are {@code scope/step:name} for memos; scopes nested in a step are
 * {@code scope/step.attempt/index}. What a completed step knew is forgotten.
 */
public final class Memory {
    private final TreeMap<String, JsonNode> memos = new TreeMap<>();
    private final TreeMap<String, Position> positions = new TreeMap<>();

    public synchronized Optional<JsonNode> memo(String key) {
        return Optional.ofNullable(memos.get(key));
    }

    public synchronized Optional<Position> position(String scope) {
        return Optional.ofNullable(positions.get(scope));
    }

    /** The values of all memos whose name begins so, whatever scope and step they belong to. */
    public synchronized List<JsonNode> memosNamed(String beginning) {
        return memos.entrySet().stream().filter(e -> e.getKey().contains(":" + beginning)).map(Map.Entry::getValue).toList();
    }

    void learn(JsonNode record) {
        if (record.has("memo")) {
            memos.put(record.path("memo").path("key").asText(), record.path("memo").path("value"));
        } else if (record.has("position")) {
            learnPosition(record.path("position"));
        }
    }

    private void learnPosition(JsonNode node) {
        String scope = node.path("scope").asText();
        Position position = Position.of(node, Optional.ofNullable(positions.get(scope)));
        positions.put(scope, position);
        String step = scope + "/" + (position.steps() - 1);
        forget(step + ":");
        forget(step + ".");
    }

    private void forget(String prefix) {
        String end = prefix + Character.MAX_VALUE;
        memos.subMap(prefix, end).clear();
        positions.subMap(prefix, end).clear();
    }
}
