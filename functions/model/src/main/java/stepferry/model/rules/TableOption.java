package stepferry.model.rules;

import java.util.Locale;
import java.util.Set;
import stepferry.model.Rule;

/** What a rule set can ask for a single table beyond its rule. */
public enum TableOption {
    DELETE(Set.of(Rule.UPSERT)),
    ONLY(Set.of(Rule.UPSERT)),
    EXCEPT(Set.of(Rule.UPSERT)),
    FILTER(Set.of(Rule.OVERWRITE, Rule.UPSERT, Rule.INSERT_IGNORE)),
    MASK(Set.of(Rule.OVERWRITE, Rule.UPSERT, Rule.INSERT_IGNORE)),
    MATCH(Set.of(Rule.UPSERT, Rule.INSERT_IGNORE)),
    TRIGGERS(Set.of(Rule.OVERWRITE, Rule.UPSERT, Rule.INSERT_IGNORE));

    private final Set<Rule> rules;

    TableOption(Set<Rule> rules) {
        this.rules = rules;
    }

    /** Whether the option says anything under the rule. */
    public boolean servesUnder(Rule rule) {
        return rules.contains(rule);
    }

    /** The rules that the option can go with, in words. */
    public String rules() {
        return String.join(", ", rules.stream().map(Rule::word).sorted().toList());
    }

    /** The word used in rule sets. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
