package stepferry.apply;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import stepferry.model.Manifest;
import stepferry.model.Receipt;
import stepferry.packages.RunPlans;
import stepferry.packages.RunScripts;
import stepferry.runtime.Connections;
import stepferry.runtime.LandingInput;
import stepferry.runtime.Progress;
import stepferry.runtime.RunPackages;
import stepferry.tables.Database;
import stepferry.variables.GivenValues;
import stepferry.variables.RunValues;
import stepferry.variables.stores.VariableStores;

/** Applies a package to a target, exactly once however often it is asked to. */
@Singleton
public final class Apply {
    static final Duration LOCK_TIMEOUT = Duration.ofSeconds(30);

    private final Connections connections;
    private final RunPackages packages;
    private final RunScripts scripts;
    private final RunPlans plans;
    private final Progress progress;
    private final RunValues values;
    private final VariableStores stores;

    Apply(
            Connections connections,
            RunPackages packages,
            RunScripts scripts,
            RunPlans plans,
            Progress progress,
            RunValues values,
            VariableStores stores) {
        this.connections = connections;
        this.packages = packages;
        this.scripts = scripts;
        this.plans = plans;
        this.progress = progress;
        this.values = values;
        this.stores = stores;
    }

    Applied apply(ApplyInput asked) {
        try (var target = connections.open(asked.run().target())) {
            target.begin(LOCK_TIMEOUT);
            var locks = new LockClock();
            var applied = once(target, asked, locks);
            target.commit();
            return applied.before() ? applied : applied.locked(locks.times());
        }
    }

    private Applied once(Database target, ApplyInput asked, LockClock locks) {
        var input = asked.landing();
        target.receipts().enter(input.run().run(), input.run().fence(input.undoesItself()));
        // Types that this run changes must not be held by rows of another one.
        target.waiting().dropAllBut(Optional.of(input.receiptId()));
        var found = target.receipts().find(input.receiptId());
        var landed = found.filter(Receipt::landed);
        var applied = landed.isPresent() ? Applied.of(landed.get(), true, 0) : land(target, input, found, promise(asked), locks);
        target.waiting().dropAllBut(Optional.empty());
        return applied;
    }

    private Applied land(Database target, LandingInput input, Optional<Receipt> underWay, Promise promise, LockClock locks) {
        var manifest = packages.read(input.run(), input.packageId());
        promise.refuseOther(manifest);
        try (var meters = progress.of(input.runId(), input.undoesItself() ? "restore" : "apply")) {
            var content = new PackagedContent(packages, manifest, input.receiptId(), Optional.of(meters));
            var order = LandingOrder.of(input, content, target, backup(input), promise);
            var given = given(input, manifest);
            return Applied.of(target.structureCommits()
                    ? new StagedLanding(target, content, order, scripts, given, locks).land(input, underWay)
                    : new Landing(target, content, order, scripts, given, locks).land(input), false, given.count());
        }
    }

    private ValuesLanding given(LandingInput input, Manifest manifest) {
        return new ValuesLanding(stores, connections.environment(input.run().target()),
                input.restores().isPresent() ? GivenValues.NONE : values.of(input.run()), manifest.variables());
    }

    /** What lies in the storage is believed as far as the state machine vouches for it. */
    private Promise promise(ApplyInput asked) {
        return new Promise(asked.plan().map(digest -> plans.read(asked.runId(), digest)));
    }

    private Optional<Manifest> backup(LandingInput input) {
        return packages.store().find(input.run().backupId());
    }
}
