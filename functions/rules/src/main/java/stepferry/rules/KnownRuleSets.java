package stepferry.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import stepferry.journal.RuleSets;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Rejected;

/** The rule sets that can be named: those that ship and those that were stored. */
public final class KnownRuleSets {
    private static final Pattern VERSIONED = Pattern.compile("(.+)@(\\d{1,6})");

    private final RuleSets stored;

    public KnownRuleSets(RuleSets stored) {
        this.stored = stored;
    }

    /**
     * A rule set by name, in its latest version, or by name@version.
     *
     * @throws Rejected with RULE_SET_UNKNOWN and the names that exist
     */
    public RuleSet read(String reference) {
        return find(reference).orElseThrow(() -> unknown(reference));
    }

    /** The same; empty if there is none. */
    public Optional<RuleSet> find(String reference) {
        var versioned = VERSIONED.matcher(reference);
        var found = versioned.matches()
                ? stored.find(versioned.group(1), Integer.parseInt(versioned.group(2)))
                : stored.latest(reference);
        return BuiltInRuleSets.named(reference)
                .or(() -> found.map(KnownRuleSets::ruleSet));
    }

    /** Stores the rule set, as a new version unless the latest one says the same. */
    public RuleSet store(RuleSet ruleSet) {
        var content = Json.read(RuleSetJson.write(ruleSet.withVersion(0)), JsonNode.class);
        return ruleSet.withVersion(stored.put(ruleSet.name(), content));
    }

    private static RuleSet ruleSet(RuleSets.Stored stored) {
        return RuleSetJson.read(Json.text(stored.content())).withVersion(stored.version());
    }

    private Rejected unknown(String reference) {
        var names = new TreeSet<>(BuiltInRuleSets.names());
        stored.all().forEach(each -> names.add(each.name()));
        return new Rejected(ErrorCode.RULE_SET_UNKNOWN, "There is no rule set '" + reference + "': known are "
                + String.join(", ", names) + "; 'stepferry rules apply FILE' stores one");
    }
}
