package stepferry.rules;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The rules for the user-defined or for the system tables: one for all, and independent ones for some. */
public record RuleGroup(GlobalRule rule, List<IndependentRule> independent) {
    public RuleGroup {
        Objects.requireNonNull(rule, "rule");
        independent = independent == null ? List.of() : List.copyOf(independent);
    }

    public static RuleGroup of(GlobalRule rule) {
        return new RuleGroup(rule, List.of());
    }

    /** The independent rule that names the table. */
    public Optional<IndependentRule> naming(String table) {
        return independent.stream().filter(each -> each.tables().contains(table)).findFirst();
    }
}
