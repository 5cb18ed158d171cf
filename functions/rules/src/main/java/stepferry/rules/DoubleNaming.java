package stepferry.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.utils.JsonNodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds tables that more than one independent rule names, within a group and across both. */
final class DoubleNaming {
    private final Map<String, String> first = new HashMap<>();
    private final List<Flaw> flaws = new ArrayList<>();

    static List<Flaw> in(JsonNode ruleSet) {
        var naming = new DoubleNaming();
        naming.group("userDefined", ruleSet);
        naming.group("system", ruleSet);
        return naming.flaws;
    }

    private void group(String name, JsonNode ruleSet) {
        ruleSet.path(name).path("independent").forEach(independent -> independent.path("tables").forEach(table -> {
            if (table.isTextual()) {
                table(table, "the rule " + independent.path("rule").asText("?") + " of " + name);
            }
        }));
    }

    private void table(JsonNode table, String rule) {
        var place = JsonNodes.tokenLocationOf(table);
        var earlier = first.putIfAbsent(table.asText(), rule + " in line " + place.getLineNr());
        if (earlier != null) {
            flaws.add(Flaw.at(place, "table '" + table.asText() + "' stands under " + rule + ", but has " + earlier
                    + " already: one table, one rule"));
        }
    }
}
