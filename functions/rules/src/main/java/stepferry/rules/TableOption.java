package stepferry.rules;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a rule set can ask for a single table beyond its rule. */
public enum TableOption {
    DELETE,
    ONLY,
    EXCEPT,
    FILTER,
    MASK,
    MATCH;

    /** The options that an apply carries out. A rule set that uses another one is refused when it is resolved. */
    public static final Set<TableOption> IMPLEMENTED = Set.copyOf(EnumSet.noneOf(TableOption.class));

    /** The word used in rule sets. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
