package stepferry.stepfunctions.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** An execution as an earlier process left it: how it was started, where it stood, and how it ended if it did. */
public record Recovered(Journal journal, JsonNode start, Memory memory, Optional<JsonNode> end) {
}
