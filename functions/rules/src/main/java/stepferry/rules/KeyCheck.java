package stepferry.rules;

import java.util.LinkedHashMap;
import java.util.Set;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.rules.Classification;
import stepferry.model.rules.Resolution;
import stepferry.model.structure.Structure;

/** Refuses upsert and insert-ignore where no key says which rows are the same. */
record KeyCheck(RuleSet ruleSet, Classification classification, Structure structure) {
    void check(Resolution resolution) {
        var refused = new LinkedHashMap<String, String>();
        for (var rule : resolution.rules()) {
            if (rule.rule().byKey()) {
                new RowIdentity(structure.table(rule.table()).orElseThrow(), rule.options()).obstacle()
                        .ifPresent(why -> refused.put(rule.table(), rule.table() + " (" + rule.rule().word() + "; " + why + ")"));
            }
        }
        if (!refused.isEmpty()) {
            throw new Rejected(ErrorCode.RULE_NOT_APPLICABLE,
                    "upsert and insert-ignore go by the primary key and cannot be used for " + String.join(", ", refused.values())
                            + ". In rule set " + ruleSet.label() + " declare natural keys for them (tables: NAME: {match: [COLUMN, …]}"
                            + known(refused.keySet()) + "), or give them an independent rule: overwrite, schema-only or skip")
                    .at("ruleSet", ruleSet.label());
        }
    }

    private String known(Set<String> tables) {
        var keys = classification.naturalKeys().stream().filter(key -> tables.contains(key.table()))
                .map(key -> key.table() + ": {match: [" + String.join(", ", key.columns()) + "]}").toList();
        return keys.isEmpty() ? "" : "; the application documents " + String.join(", ", keys);
    }
}
