package stepferry.model.rules;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepferry.model.Rule;

/** What a rule set can ask for a single table beyond its rule. */
public enum TableOption {
    DELETE,
    ONLY,
    EXCEPT,
    FILTER,
    MASK,
    MATCH,
    TRIGGERS;

    /** Whether the option says anything under the rule. */
    public boolean servesUnder(Rule rule) {
        return switch (this) {
            case DELETE, ONLY, EXCEPT -> rule == Rule.UPSERT;
            case MATCH -> rule.byKey();
            case FILTER, MASK, TRIGGERS -> rule.carriesRows();
        };
    }

    /** The rules that the option can go with, in words. */
    public String rules() {
        return Stream.of(Rule.values()).filter(this::servesUnder).map(Rule::word).collect(Collectors.joining(", "));
    }

    /** The word used in rule sets. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
