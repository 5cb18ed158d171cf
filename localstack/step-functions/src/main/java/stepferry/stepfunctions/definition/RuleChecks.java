package stepferry.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.BiConsumer;

/** Checks Retry and Catch. */
final class RuleChecks {
    private static final long LONGEST_DELAY = 31_622_400;
    private static final long MOST_ATTEMPTS = 99_999_999;

    private RuleChecks() {
    }

    static void retry(Findings findings, String location, JsonNode state) {
        each(findings, location, state, "Retry", (where, rule) -> {
            findings.fields(where, rule, Fields.RETRIER);
            findings.whole(where, rule, "IntervalSeconds", 1, MOST_ATTEMPTS);
            findings.whole(where, rule, "MaxAttempts", 0, MOST_ATTEMPTS);
            findings.whole(where, rule, "MaxDelaySeconds", 1, LONGEST_DELAY);
            findings.oneOf(where, rule, "JitterStrategy", Set.of("FULL", "NONE"));
            if (rule.has("BackoffRate") && (!rule.get("BackoffRate").isNumber() || rule.get("BackoffRate").asDouble() < 1)) {
                findings.schema(where + "/BackoffRate", "The field 'BackoffRate' must be a number of at least 1.0");
            }
        });
    }

    static void catchers(Findings findings, String location, JsonNode state, BiConsumer<String, JsonNode> assign) {
        each(findings, location, state, "Catch", (where, rule) -> {
            findings.fields(where, rule, Fields.CATCHER);
            findings.required(where, rule, "Next");
            assign.accept(where, rule);
            findings.templates(where, rule, "Output");
        });
    }

    private static void each(Findings findings, String location, JsonNode state, String name, BiConsumer<String,
            JsonNode> check) {
        JsonNode rules = state.path(name);
        for (int i = 0; i < rules.size(); i++) {
            String where = location + "/" + name + "/" + i;
            check.accept(where, rules.get(i));
            checkErrors(findings, where, rules.get(i).path("ErrorEquals"), i == rules.size() - 1);
        }
    }

    private static void checkErrors(Findings findings, String where, JsonNode errors, boolean last) {
        if (!errors.isArray() || errors.isEmpty()) {
            findings.schema(where + "/ErrorEquals", "The field 'ErrorEquals' must be an array with at least one error name");
        }
        errors.forEach(error -> {
            if (error.asText().equals("States.ALL") && (errors.size() > 1 || !last)) {
                findings.schema(where + "/ErrorEquals", "'States.ALL' must stand alone and in the last rule");
            }
        });
    }
}
