package stepferry.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.rules.Classification;
import stepferry.model.rules.Resolution;
import stepferry.model.rules.VariableStore;
import stepferry.model.structure.Structure;
import stepferry.profiles.Profiles;
import stepferry.rules.RuleResolver;
import stepferry.rules.RuleSet;
import stepferry.tables.Database;
import stepferry.variables.stores.VariableStores;

/** What a promotion carries: what its rule set says. */
final class PromotionSelection {
    private PromotionSelection() {}

    static Selection of(Database source, Environment environment, RuleSet rules) {
        var structure = source.structure();
        if (structure.tables().isEmpty()) {
            throw new Rejected(ErrorCode.SOURCE_EMPTY, "Environment '" + environment.name() + "' has no table in schema '"
                    + source.schema() + "': check the environment's URL and schema");
        }
        var known = Profiles.named(environment.profile()).classify(source.connection(), source.schema(), structure);
        var kept = VariableStores.table(environment, structure);
        var classification = kept.filter(store -> !known.variables().equals(kept)).map(known::keepingVariablesIn).orElse(known);
        var resolution = RuleResolver.resolve(rules, classification, structure);
        Stream.of(known.variables(), kept).flatMap(Optional::stream).distinct().forEach(store -> refuseVariables(store, resolution));
        var choices = resolution.rules().stream()
                .map(rule -> new Selection.Choice(rule.table(), rule.rule(), rule.reason(), rule.options()))
                .toList();
        return new Selection(structure, classification, choices, rules.label(), notices(structure, classification, resolution));
    }

    /** A variable's value belongs to its environment, and a secret never leaves it. */
    private static void refuseVariables(VariableStore store, Resolution resolution) {
        resolution.of(store.table()).filter(rule -> rule.rule().carriesRows())
                .ifPresent(rule -> {
                    throw new Rejected(ErrorCode.RULE_NOT_APPLICABLE, "Table '" + rule.table()
                            + "' holds the environment's own variables and secrets, which never go into a package: give it schema-only or skip");
                });
    }

    private static List<String> notices(Structure structure, Classification classification, Resolution resolution) {
        var notices = new ArrayList<>(classification.warnings());
        notices.addAll(resolution.warnings());
        structure.outOfScope().forEach(object -> notices.add("The " + object.kind() + " '" + object.name() + "' is not carried"));
        return notices;
    }
}
