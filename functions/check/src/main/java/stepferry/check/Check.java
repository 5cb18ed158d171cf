package stepferry.check;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stepferry.model.Admission;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Manifest;
import stepferry.model.PackagedTable;
import stepferry.model.Rejected;
import stepferry.model.check.Finding;
import stepferry.model.structure.Column;
import stepferry.model.structure.Structure;
import stepferry.model.variables.RequiredVariable;
import stepferry.profiles.Profiles;
import stepferry.rules.RuleSet;
import stepferry.runtime.Connections;
import stepferry.runtime.Deadline;
import stepferry.runtime.RunPackages;
import stepferry.tables.Database;
import stepferry.tables.NaturalKeys;
import stepferry.tables.RowSelection;
import stepferry.tables.structure.Losses;
import stepferry.tables.structure.Scope;

/** Checks a package against the target it is meant for. */
@Singleton
public final class Check {
    private final Connections connections;
    private final RunPackages packages;
    private final PromotionOrder order;
    private final VariableNeeds variables;

    Check(Connections connections, RunPackages packages, PromotionOrder order, VariableNeeds variables) {
        this.connections = connections;
        this.packages = packages;
        this.order = order;
        this.variables = variables;
    }

    Checked check(CheckInput input) {
        var run = input.run();
        var manifest = packages.read(run, run.packageId());
        for (var file : manifest.files()) {
            Deadline.ask("reading the package's file '" + file.name() + "'");
            packages.store().verify(manifest, file);
        }
        var estimate = Estimate.of(manifest.tables().stream().filter(table -> table.rule().carriesRows() && table.hasRows()).toList());
        var held = run.restores().isPresent() ? new Held(0, List.of(), List.of()) : held(run, manifest);
        return Checked.of(manifest.files().size(), held.changes(), held.missing(), manifest.notices(), held.findings(), estimate, run.strategy());
    }

    /** What came of holding the package against its target. */
    private record Held(int changes, List<RequiredVariable> missing, List<Finding> findings) {}

    private Held held(Admission run, Manifest manifest) {
        var environment = connections.environment(run.target());
        var findings = new Findings();
        findings.check(() -> order.refuse(environment, manifest));
        try (var target = connections.open(environment)) {
            refuseOtherEngine(manifest, target, run.target());
            target.beginSnapshot();
            var standing = target.structure();
            applications(environment, target, standing, manifest).ifPresent(both -> {
                findings.check(both::refuseOtherSettings);
                findings.check(both::refuseNewer);
                findings.add(both.findings());
            });
            var scope = Scope.of(manifest.structured()).replacing(manifest.overwritten());
            var changes = findings.found(() -> target.changes(standing, packages.structure(manifest), scope)).orElse(List.of());
            if (!run.allowDestructive()) {
                findings.check(() -> Losses.refuse(changes));
            }
            findings.check(() -> refuseRepeatedKeys(target, standing, manifest));
            findings.check(() -> target.refuseMissingRights(standing, written(manifest), changes));
            findings.check(() -> new OutsideReferences(target, standing, manifest).refuse());
            var needs = findings.found(() -> variables.of(run, manifest, target, standing)).orElse(VariableFindings.NONE);
            findings.add(needs.findings());
            var reasons = packages.rules(run, manifest).map(RuleSet::acknowledge).orElse(Map.of());
            return new Held(changes.size(), needs.missing(), findings.settled(reasons));
        }
    }

    /** The application on both sides; empty where there is none in the target yet, or the two are not the same one. */
    private Optional<Compatibility> applications(Environment environment, Database target, Structure standing, Manifest manifest) {
        var source = packages.classification(manifest);
        if (standing.tables().isEmpty() || !source.profile().equals(environment.profile())) {
            return Optional.empty();
        }
        try {
            var found = Profiles.named(environment.profile()).classify(target.connection(), target.schema(), standing);
            return Optional.of(new Compatibility(source, found, environment.name()));
        } catch (Rejected e) {
            if (e.code() == ErrorCode.PROFILE_MISMATCH) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static List<String> written(Manifest manifest) {
        return manifest.tables().stream().filter(table -> table.rule().carriesRows()).map(PackagedTable::name).toList();
    }

    private static void refuseRepeatedKeys(Database target, Structure standing, Manifest manifest) {
        for (var packaged : manifest.tables()) {
            var key = packaged.options().match();
            var columns = standing.table(packaged.name()).map(table -> table.columns().stream().map(Column::name).toList()).orElse(List.of());
            if (columns.containsAll(key)) {
                NaturalKeys.refuseRepeated(target.rows(), RowSelection.all(packaged.name(), key), key, "the target");
            }
        }
    }

    private static void refuseOtherEngine(Manifest manifest, Database target, String environment) {
        if (manifest.origin().engine() != target.engine()) {
            throw new Rejected(ErrorCode.ENGINE_MISMATCH, "Package '" + manifest.id() + "' comes from "
                    + manifest.origin().engine().word() + " and environment '" + environment + "' runs on " + target.engine().word()
                    + ": a package goes only between environments of one engine");
        }
    }
}
