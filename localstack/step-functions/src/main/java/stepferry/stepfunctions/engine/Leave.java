package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** How a state is left: where to (nowhere at the end), with what output and which variables assigned. */
record Leave(Optional<String> next, JsonNode output, Map<String, JsonNode> assigned) {
    Leave {
        assigned = Map.copyOf(assigned);
    }
}
