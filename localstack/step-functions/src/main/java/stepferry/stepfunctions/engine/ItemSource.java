package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stepferry.stepfunctions.definition.StateFailure;
import stepferry.stepfunctions.language.Json;

/** The items of a Distributed Map: from the state's data, or from a JSON or JSONL object in S3; each as ItemSelector makes it. */
final class ItemSource {
    private final Visit visit;

    ItemSource(Visit visit) {
        this.visit = visit;
    }

    List<JsonNode> items() {
        List<JsonNode> items = new ArrayList<>();
        Optional<JsonNode> reader = visit.state().field("ItemReader");
        if (reader.isPresent()) {
            read(reader.get()).forEach(items::add);
        } else {
            MapState.items(visit).forEach(items::add);
        }
        items.replaceAll(new Selection());
        return items;
    }

    private List<JsonNode> read(JsonNode reader) {
        JsonNode arguments = visit.evaluate("ItemReader/Arguments", reader.path("Arguments"), Map.of());
        JsonNode config = visit.evaluate("ItemReader/ReaderConfig", reader.path("ReaderConfig"), Map.of());
        int most = config.path("MaxItems").asInt(Integer.MAX_VALUE);
        try (InputStream in = visit.scope().engine().objects()
                .read(arguments.path("Bucket").asText(), arguments.path("Key").asText())) {
            return config.path("InputType").asText().equals("JSONL") ? lines(in, most)
                    : array(in, config.path("ItemsPointer").asText(""), most);
        } catch (IOException e) {
            throw new StateFailure("States.ItemReaderFailed", String.valueOf(e.getMessage()));
        }
    }

    private static List<JsonNode> lines(InputStream in, int most) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null && items.size() < most; line = lines.readLine()) {
            if (!line.isBlank()) {
                items.add(parsed(line, items.size() + 1));
            }
        }
        return items;
    }

    private static JsonNode parsed(String line, int number) throws IOException {
        try {
            return Json.parse(line);
        } catch (JsonProcessingException e) {
            throw new IOException("item " + number + " of the JSONL object is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static List<JsonNode> array(InputStream in, String pointer, int most) throws IOException {
        JsonNode node = Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).at(pointer);
        if (!node.isArray()) {
            throw new IOException("the JSON object does not hold an array" + (pointer.isEmpty() ? "" : " at " + pointer));
        }
        List<JsonNode> items = new ArrayList<>();
        for (int i = 0; i < Math.min(most, node.size()); i++) {
            items.add(node.get(i));
        }
        return items;
    }

    private final class Selection implements java.util.function.UnaryOperator<JsonNode> {
        private int index;

        @Override
        public JsonNode apply(JsonNode value) {
            return MapState.selected(visit, Scope.item(index++, value), value);
        }
    }
}
