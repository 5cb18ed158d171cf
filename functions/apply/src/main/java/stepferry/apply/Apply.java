package stepferry.apply;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import stepferry.model.ErrorCode;
import stepferry.model.Manifest;
import stepferry.model.Receipt;
import stepferry.model.Rejected;
import stepferry.packages.RunScripts;
import stepferry.runtime.Connections;
import stepferry.runtime.LandingInput;
import stepferry.runtime.RunPackages;
import stepferry.tables.Database;

/** Applies a package to a target, exactly once however often it is asked to. */
@Singleton
public final class Apply {
    static final Duration LOCK_TIMEOUT = Duration.ofSeconds(30);

    private final Connections connections;
    private final RunPackages packages;
    private final RunScripts scripts;

    Apply(Connections connections, RunPackages packages, RunScripts scripts) {
        this.connections = connections;
        this.packages = packages;
        this.scripts = scripts;
    }

    Applied apply(LandingInput input) {
        try (var target = connections.open(input.run().target())) {
            target.begin(LOCK_TIMEOUT);
            var locks = new LockClock();
            var applied = once(target, input, locks);
            target.commit();
            return applied.before() ? applied : applied.locked(locks.times());
        }
    }

    private Applied once(Database target, LandingInput input, LockClock locks) {
        target.receipts().enter(input.run().run(), input.run().fence(input.undoesItself()));
        var found = target.receipts().find(input.receiptId());
        var landed = found.filter(Receipt::landed);
        return landed.isPresent() ? Applied.of(landed.get(), true) : Applied.of(land(target, input, found, locks), false);
    }

    private Receipt land(Database target, LandingInput input, Optional<Receipt> underWay, LockClock locks) {
        var manifest = packages.read(input.run(), input.packageId());
        var content = new PackagedContent(packages, manifest);
        var order = input.restores().isEmpty()
                ? LandingOrder.promotion(content, input.run().allowDestructive(), backup(input))
                : LandingOrder.restore(content, touched(target, input.restores().get()));
        return target.structureCommits()
                ? new StagedLanding(target, content, order, scripts, locks).land(input, underWay)
                : new Landing(target, content, order, scripts, locks).land(input);
    }

    private Optional<Manifest> backup(LandingInput input) {
        return packages.store().find(input.run().backupId());
    }

    private static Receipt touched(Database target, String run) {
        return target.receipts().find(run).orElseThrow(() -> new Rejected(ErrorCode.RUN_NOT_REVERSIBLE,
                "Run '" + run + "' left no receipt in this target: it never landed, and there is nothing to take back"));
    }
}
