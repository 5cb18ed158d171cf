package stepferry.stepfunctions.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import stepferry.stepfunctions.language.Expressions;
import stepferry.stepfunctions.language.Json;

/** A checked state machine. */
public record Definition(States states, Optional<Duration> timeout) {
    private static final long LONGEST_SECONDS = 99_999_999;

    /** Reads the text; fails with {@link InvalidDefinition}, which names everything that is wrong or not supported. */
    public static Definition read(String text, Expressions expressions) {
        List<Diagnostic> diagnostics = check(text, expressions);
        if (!diagnostics.isEmpty()) {
            throw new InvalidDefinition(diagnostics);
        }
        JsonNode node = Json.trusted(text);
        return new Definition(States.of(node), State.optional(node, "TimeoutSeconds").map(s -> Duration.ofSeconds(s.asLong())));
    }

    /** Everything that is wrong with the text; nothing when it can be run. */
    public static List<Diagnostic> check(String text, Expressions expressions) {
        Findings findings = new Findings(expressions);
        try {
            checkTop(Json.parse(text), findings);
        } catch (JsonProcessingException e) {
            findings.add("INVALID_JSON_DESCRIPTION", "/", "The definition is not JSON: " + e.getOriginalMessage()
                    + (e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ", column " + e.getLocation()
                    .getColumnNr() + ")"));
        }
        return findings.all();
    }

    private static void checkTop(JsonNode node, Findings findings) {
        if (!node.path("QueryLanguage").asText().equals("JSONata")) {
            findings.schema("/QueryLanguage",
                    "The definition must say \"QueryLanguage\": \"JSONata\"; JSONPath is not supported");
        }
        findings.fields("", node, Fields.TOP);
        findings.whole("", node, "TimeoutSeconds", 1, LONGEST_SECONDS);
        findings.oneOf("", node, "Version", Set.of("1.0"));
        new StatesCheck(findings, Set.of()).check("", node);
    }
}
