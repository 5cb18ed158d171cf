package stepferry.check;

import jakarta.inject.Singleton;
import java.util.List;
import stepferry.model.Admission;
import stepferry.model.ErrorCode;
import stepferry.model.Manifest;
import stepferry.model.PackagedTable;
import stepferry.model.Rejected;
import stepferry.model.structure.Column;
import stepferry.model.structure.Structure;
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
    private final VariableNeeds variables;

    Check(Connections connections, RunPackages packages, VariableNeeds variables) {
        this.connections = connections;
        this.packages = packages;
        this.variables = variables;
    }

    /** What there is to say of the target itself. */
    private record Against(int changes, VariableFindings variables) {}

    Checked check(CheckInput input) {
        var manifest = packages.read(input.run(), input.run().packageId());
        for (var file : manifest.files()) {
            Deadline.ask("reading the package's file '" + file.name() + "'");
            packages.store().verify(manifest, file);
        }
        var against = input.run().restores().isPresent() ? new Against(0, VariableFindings.NONE) : target(input.run(), manifest);
        var estimate = Estimate.of(manifest.tables().stream().filter(table -> table.rule().carriesRows() && table.hasRows()).toList());
        return Checked.of(manifest.files().size(), against.changes(), against.variables(), manifest.notices(), estimate, input.run().strategy());
    }

    private Against target(Admission run, Manifest manifest) {
        try (var target = connections.open(run.target())) {
            refuseOtherEngine(manifest, target, run.target());
            target.beginSnapshot();
            var scope = Scope.of(manifest.structured()).replacing(manifest.overwritten());
            var standing = target.structure();
            var changes = target.changes(standing, packages.structure(manifest), scope);
            if (!run.allowDestructive()) {
                Losses.refuse(changes);
            }
            refuseRepeatedKeys(target, standing, manifest);
            target.refuseMissingRights(standing, written(manifest), changes);
            new OutsideReferences(target, standing, manifest).refuse();
            return new Against(changes.size(), variables.of(run, manifest, target, standing));
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
