package stepferry.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;

/** Where to go on after an error; {@code fields} hold the rule's Assign and Output. */
public record Catcher(ErrorNames errors, String next, JsonNode fields) {
    static Catcher of(JsonNode rule) {
        return new Catcher(ErrorNames.of(rule), rule.path("Next").asText(), rule);
    }
}
