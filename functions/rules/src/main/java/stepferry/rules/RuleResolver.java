package stepferry.rules;

import stepferry.model.Rejected;
import stepferry.model.rules.Classification;
import stepferry.model.rules.Resolution;
import stepferry.model.structure.Structure;

/** Turns a rule set into one rule per table. */
public final class RuleResolver {
    private RuleResolver() {}

    /**
     * Gives every table of the source's structure exactly one rule, in the order of the table names.
     *
     * @param classification what the environment's profile said about that structure
     * @throws Rejected with RULE_SET_TABLE_UNKNOWN if the rule set names tables that the source does not have; with
     *                  RULE_SET_INVALID if it asks for something that does not fit the table it names; with
     *                  RULE_NOT_APPLICABLE if a table cannot be upserted. Each lists all that it is about
     */
    public static Resolution resolve(RuleSet ruleSet, Classification classification, Structure structure) {
        new NamedTables(ruleSet, classification, structure).check();
        var decisions = new Decisions(ruleSet, classification, structure);
        var resolution = new Resolution(decisions.all(), decisions.warnings());
        new OptionCheck(ruleSet, structure).check(resolution);
        new KeyCheck(ruleSet, classification, structure).check(resolution);
        return resolution;
    }
}
