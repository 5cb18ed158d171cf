package stepferry.check;

import jakarta.inject.Singleton;
import stepferry.model.Admission;
import stepferry.model.ErrorCode;
import stepferry.model.Manifest;
import stepferry.model.Rejected;
import stepferry.runtime.Connections;
import stepferry.runtime.RunPackages;
import stepferry.tables.Database;
import stepferry.tables.structure.Losses;
import stepferry.tables.structure.Scope;

/** Checks a package against the target it is meant for. */
@Singleton
public final class Check {
    private final Connections connections;
    private final RunPackages packages;

    Check(Connections connections, RunPackages packages) {
        this.connections = connections;
        this.packages = packages;
    }

    Checked check(CheckInput input) {
        var manifest = packages.read(input.run(), input.run().packageId());
        packages.store().verify(manifest);
        int changes = input.run().restores().isPresent() ? 0 : structureChanges(input.run(), manifest);
        return new Checked(manifest.files().size(), changes, manifest.notices());
    }

    private int structureChanges(Admission run, Manifest manifest) {
        try (var target = connections.open(run.target())) {
            refuseOtherEngine(manifest, target, run.target());
            target.beginSnapshot();
            var scope = Scope.of(manifest.structured()).replacing(manifest.overwritten());
            var changes = target.changes(target.structure(), packages.structure(manifest), scope);
            if (!run.allowDestructive()) {
                Losses.refuse(changes);
            }
            return changes.size();
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
