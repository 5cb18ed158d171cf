package stepferry.model.rules;

import java.util.Objects;
import stepferry.model.Rule;

/** The rule that one table gets, in words why, and what is asked for its rows besides. */
public record ResolvedRule(String table, Kind kind, Rule rule, String reason, RowOptions options) {
    public ResolvedRule {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(options, "options");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("The rule of table " + table + " needs a reason");
        }
    }
}
