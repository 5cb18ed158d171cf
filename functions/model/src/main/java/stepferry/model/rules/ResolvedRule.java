package stepferry.model.rules;

import java.util.Objects;
import stepferry.model.Rule;

/** The rule that one table gets, and in words why. */
public record ResolvedRule(String table, Kind kind, Rule rule, String reason) {
    public ResolvedRule {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(rule, "rule");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("The rule of table " + table + " needs a reason");
        }
    }
}
