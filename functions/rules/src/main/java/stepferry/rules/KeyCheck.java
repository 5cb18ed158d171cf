package stepferry.rules;

import java.util.ArrayList;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.Rule;
import stepferry.model.rules.Resolution;
import stepferry.model.rules.ResolvedRule;
import stepferry.model.structure.Structure;

/** Refuses upsert and insert-ignore where no key says which rows are the same. */
record KeyCheck(RuleSet ruleSet, Structure structure) {
    void check(Resolution resolution) {
        var refused = new ArrayList<String>();
        for (var rule : resolution.rules()) {
            if (byKey(rule)) {
                new PrimaryKey(structure.table(rule.table()).orElseThrow()).obstacle()
                        .ifPresent(why -> refused.add(rule.table() + " (" + rule.rule().word() + "; " + why + ")"));
            }
        }
        if (!refused.isEmpty()) {
            throw new Rejected(ErrorCode.RULE_NOT_APPLICABLE,
                    "upsert and insert-ignore go by the primary key and cannot be used for " + String.join(", ", refused)
                            + ". Give these tables an independent rule in rule set " + ruleSet.label()
                            + ": overwrite, schema-only or skip").at("ruleSet", ruleSet.label());
        }
    }

    private boolean byKey(ResolvedRule rule) {
        var matched = ruleSet.optionsOf(rule.table()).filter(options -> !options.match().isEmpty()).isPresent();
        return !matched && (rule.rule() == Rule.UPSERT || rule.rule() == Rule.INSERT_IGNORE);
    }
}
