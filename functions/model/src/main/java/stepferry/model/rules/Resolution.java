package stepferry.model.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import stepferry.model.Rule;

/** One rule for each table of a source, in the order of the table names, and what the person who runs it should know. */
public record Resolution(List<ResolvedRule> rules, List<String> warnings) {
    public Resolution {
        rules = List.copyOf(rules);
        warnings = List.copyOf(warnings);
        var seen = new HashSet<String>();
        for (var rule : rules) {
            if (!seen.add(rule.table())) {
                throw new IllegalArgumentException("Table " + rule.table() + " has two rules");
            }
        }
    }

    /** The rule of a table; empty if the source has no such table. */
    public Optional<ResolvedRule> of(String table) {
        return rules.stream().filter(rule -> rule.table().equals(table)).findFirst();
    }

    /** The tables that have the given rule, by name. */
    public List<String> tablesWith(Rule rule) {
        return rules.stream().filter(each -> each.rule() == rule).map(ResolvedRule::table).toList();
    }
}
