package stepferry.runtime;

import jakarta.inject.Singleton;
import java.util.Optional;
import stepferry.journal.RuleSets;
import stepferry.model.Admission;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Manifest;
import stepferry.model.PackagedTable;
import stepferry.model.Rejected;
import stepferry.model.rules.Classification;
import stepferry.model.rules.Resolution;
import stepferry.model.rules.ResolvedRule;
import stepferry.model.structure.Column;
import stepferry.model.structure.Structure;
import stepferry.packages.PackageStore;
import stepferry.rules.KnownRuleSets;
import stepferry.rules.RuleResolver;
import stepferry.rules.RuleSet;

/** Packages as a run sees them: under the run's own rules where it names others than the package was made with. */
@Singleton
public final class RunPackages {
    private final PackageStore packages;
    private final KnownRuleSets ruleSets;
    private volatile Optional<Known> latest = Optional.empty();

    RunPackages(PackageStore packages, RuleSets stored) {
        this.packages = packages;
        this.ruleSets = new KnownRuleSets(stored);
    }

    public PackageStore store() {
        return packages;
    }

    /** The structure that the package carries; read once for each step. */
    public Structure structure(Manifest manifest) {
        var known = latest;
        if (known.isEmpty() || !known.get().digest().equals(manifest.digest())) {
            known = Optional.of(new Known(manifest.digest(), Json.read(packages.document(manifest, manifest.structure()), Structure.class)));
            latest = known;
        }
        return known.get().structure();
    }

    private record Known(String digest, Structure structure) {}

    /** @throws Rejected if a rule of the run needs rows that the package does not carry */
    public Manifest read(Admission run, String packageId) {
        var manifest = packages.read(packageId);
        refuseContradiction(manifest);
        var effective = run.rules().filter(rules -> packageId.equals(run.packageId()) && !rules.equals(manifest.origin().rules()))
                .map(rules -> under(manifest, rules))
                .orElse(manifest);
        refuseRowless(effective);
        return effective;
    }

    /** What the source's profile said of its tables. */
    public Classification classification(Manifest manifest) {
        return Json.read(packages.document(manifest, manifest.classification()), Classification.class);
    }

    /** The rule set that the run follows; empty where the package brings its rules from elsewhere, and that rule set is not known here. */
    public Optional<RuleSet> rules(Admission run, Manifest manifest) {
        return run.rules().isPresent() ? run.rules().map(ruleSets::read) : ruleSets.find(manifest.origin().rules());
    }

    private Manifest under(Manifest manifest, String rules) {
        var resolution = RuleResolver.resolve(ruleSets.read(rules), classification(manifest), structure(manifest));
        refuseOtherRows(manifest, resolution);
        return manifest.under(table -> resolution.of(table.name())
                .map(resolved -> table.under(resolved.rule(), resolved.reason(), resolved.options()))
                .orElse(table));
    }

    /** Which rows a package holds, and what of them, was settled when it was exported. */
    private static void refuseOtherRows(Manifest manifest, Resolution resolution) {
        var other = resolution.rules().stream().filter(rule -> rule.rule().carriesRows())
                .filter(rule -> manifest.table(rule.table()).filter(PackagedTable::hasRows)
                        .filter(table -> !table.options().carriesAlike(rule.options())).isPresent())
                .map(ResolvedRule::table).toList();
        if (!other.isEmpty()) {
            throw new Rejected(ErrorCode.ROWS_NOT_IN_PACKAGE, "Package '" + manifest.id() + "' was exported with another filter or mask for "
                    + String.join(", ", other) + " than these rules have. Export again with this rule set");
        }
    }

    /** A manifest that speaks of tables or columns that its own structure does not have was not written by an export. */
    private void refuseContradiction(Manifest manifest) {
        var structure = structure(manifest);
        manifest.tables().stream().filter(packaged -> !describes(structure, packaged)).findFirst().ifPresent(packaged -> {
            throw new Rejected(ErrorCode.PACKAGE_CORRUPT, "The manifest of package '" + manifest.id() + "' speaks of table '" + packaged.name()
                    + "' in a way that its structure does not know: export the package again");
        });
    }

    private static boolean describes(Structure structure, PackagedTable packaged) {
        return structure.table(packaged.name())
                .filter(table -> table.writableColumns().stream().map(Column::name).toList().equals(packaged.columns()))
                .isPresent();
    }

    private static void refuseRowless(Manifest manifest) {
        var rowless = manifest.tables().stream().filter(table -> table.rule().carriesRows() && !table.hasRows())
                .map(table -> table.name() + " (" + table.rule().word() + ")").toList();
        if (!rowless.isEmpty()) {
            throw new Rejected(ErrorCode.ROWS_NOT_IN_PACKAGE, "Package '" + manifest.id() + "' does not carry the rows that these rules need: "
                    + String.join(", ", rowless) + ". Export again with this rule set");
        }
    }
}
