package stepferry.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rule sets that need not be stored. Their names are taken: no file may use them. {@code default} never replaces rows of
 * user-defined tables, whatever the profile; to carry them, say so with {@code overwrite} or a rule set of your own.
 */
public final class BuiltInRuleSets {
    private static final List<RuleSet> ALL = List.of(
            of("default", "The application's documented defaults; of user-defined tables the structure only.",
                    GlobalRule.SCHEMA_ONLY, GlobalRule.OVERWRITE_FIRST),
            of("overwrite", "Every user-defined table becomes a copy of the source; system tables by their documented defaults.",
                    GlobalRule.OVERWRITE, GlobalRule.OVERWRITE_FIRST),
            of("schema-only", "The structure of every table, and no row.",
                    GlobalRule.SCHEMA_ONLY, GlobalRule.SCHEMA_ONLY));

    private BuiltInRuleSets() {}

    public static Optional<RuleSet> named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** The names that {@link #named} knows. */
    public static List<String> names() {
        return ALL.stream().map(RuleSet::name).toList();
    }

    /** The rule set of a run that names none. */
    public static RuleSet whenNoneIsNamed() {
        return ALL.getFirst();
    }

    private static RuleSet of(String name, String description, GlobalRule userDefined, GlobalRule system) {
        return new RuleSet(name, 0, description, RuleGroup.of(userDefined), RuleGroup.of(system), Map.of(), Map.of(), Optional.empty(), List.of(),
                List.of());
    }
}
