package stepferry.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A set of states that is run from one of them: a machine's, a branch's or an item processor's. Assumed to be valid. */
public record States(String startAt, Map<String, State> byName) {
    public States {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    public static States of(JsonNode node) {
        Map<String, State> states = new LinkedHashMap<>();
        node.path("States").properties().forEach(e -> states.put(e.getKey(), new State(e.getKey(), e.getValue())));
        return new States(node.path("StartAt").asText(), states);
    }

    public State named(String name) {
        return Optional.ofNullable(byName.get(name)).orElseThrow(() -> new IllegalStateException("there is no state " + name));
    }
}
