package stepferry.check;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import stepferry.model.Admission;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Manifest;
import stepferry.model.Rejected;
import stepferry.model.check.Finding;
import stepferry.model.check.FindingKind;
import stepferry.model.structure.Structure;
import stepferry.model.variables.RequiredVariable;
import stepferry.runtime.Connections;
import stepferry.runtime.RunPackages;
import stepferry.tables.Database;
import stepferry.variables.GivenValues;
import stepferry.variables.RunValues;
import stepferry.variables.stores.Guarding;
import stepferry.variables.stores.PresentVariable;
import stepferry.variables.stores.Store;
import stepferry.variables.stores.VariableStores;

/** Holds the variables that a package needs against those that its target has and those that were given for the run. */
@Singleton
public final class VariableNeeds {
    private final Connections connections;
    private final RunPackages packages;
    private final RunValues values;
    private final VariableStores stores;

    VariableNeeds(Connections connections, RunPackages packages, RunValues values, VariableStores stores) {
        this.connections = connections;
        this.packages = packages;
        this.values = values;
        this.stores = stores;
    }

    /**
     * Compares.
     *
     * @throws Rejected with VARIABLE_INVALID, VARIABLE_STORE_INVALID, VARIABLE_KEY_MISSING or VARIABLE_KEY_WRONG if what was given could not be
     *     written, or RULE_NOT_APPLICABLE if the package would overwrite the target's own variables
     */
    VariableFindings of(Admission run, Manifest manifest, Database target, Structure standing) {
        var environment = connections.environment(run.target());
        var given = values.of(run);
        refuseOverwriting(environment, standing, manifest);
        if (manifest.variables().isEmpty() && given.isEmpty()) {
            return VariableFindings.NONE;
        }
        var store = stores.find(environment, target, standing, packages.structure(manifest));
        var present = store.map(Store::present).orElse(List.of());
        refuseUnwritable(environment, store, Guarding.of(given, manifest.variables(), present));
        return store.isPresent() ? findings(manifest, present, given) : homeless(environment, manifest);
    }

    private static void refuseUnwritable(Environment environment, Optional<Store> store, GivenValues given) {
        if (!given.isEmpty()) {
            store.orElseThrow(() -> new Rejected(ErrorCode.VARIABLE_STORE_INVALID, "Values of variables were given, and environment '"
                    + environment.name() + "' has nowhere to keep them: 'stepferry env add … --variables' says where")).refuse(given);
        }
    }

    private static void refuseOverwriting(Environment environment, Structure standing, Manifest manifest) {
        VariableStores.table(environment, standing).flatMap(store -> manifest.table(store.table())).filter(table -> table.rule().carriesRows())
                .ifPresent(table -> {
                    throw new Rejected(ErrorCode.RULE_NOT_APPLICABLE, "Table '" + table.name() + "' holds the variables of environment '"
                            + environment.name() + "', and the package would write the source's over them: give it schema-only or skip");
                });
    }

    private static VariableFindings findings(Manifest manifest, List<PresentVariable> present, GivenValues given) {
        var there = present.stream().map(PresentVariable::name).collect(Collectors.toSet());
        var empty = present.stream().filter(PresentVariable::empty).map(PresentVariable::name).collect(Collectors.toSet());
        var needed = manifest.variables().stream().filter(each -> !given.names().contains(each.name())).toList();
        var findings = new ArrayList<Finding>();
        needed.stream().filter(each -> empty.contains(each.name())).forEach(each -> findings.add(FindingKind.VARIABLE_EMPTY.of(each.name(),
                "The target's variable " + each + " is there and has no value: set it in the application")));
        var wanted = manifest.variables().stream().map(RequiredVariable::name).collect(Collectors.toSet());
        given.names().stream().filter(name -> !wanted.contains(name)).forEach(name -> findings.add(FindingKind.VARIABLE_UNNEEDED.of(name,
                "A value for " + name + " was given and will be set, though nothing in the package needs it")));
        return VariableFindings.of(needed.stream().filter(each -> !each.defaulted() && !there.contains(each.name())).toList(), findings);
    }

    /** Nobody could answer a question for values that have no place. */
    private static VariableFindings homeless(Environment environment, Manifest manifest) {
        var names = manifest.variables().stream().filter(each -> !each.defaulted()).map(RequiredVariable::name).collect(Collectors.joining(", "));
        return names.isEmpty() ? VariableFindings.NONE : VariableFindings.of(List.of(), List.of(FindingKind.VARIABLES_NOWHERE.of("target",
                "The package needs variables (" + names + "), and environment '" + environment.name() + "' keeps none that Stepferry knows of: "
                        + "'stepferry env add … --variables' says where they are, or see to them yourself")));
    }
}
