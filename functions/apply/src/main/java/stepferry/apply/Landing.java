package stepferry.apply;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import stepferry.model.Manifest;
import stepferry.model.Receipt;
import stepferry.model.TableOutcome;
import stepferry.model.structure.StructureChange.Phase;
import stepferry.packages.RunScripts;
import stepferry.runtime.LandingInput;
import stepferry.tables.Database;

/** A package landing in a target, in one transaction with whatever it does to the structure. */
final class Landing {
    private final Database target;
    private final PackagedContent content;
    private final LandingOrder order;
    private final RunScripts scripts;
    private final ValuesLanding values;
    private final LockClock locks;

    Landing(Database target, PackagedContent content, LandingOrder order, RunScripts scripts, ValuesLanding values, LockClock locks) {
        this.target = target;
        this.content = content;
        this.order = order;
        this.scripts = scripts;
        this.values = values;
        this.locks = locks;
    }

    /** Leaves the transaction open; the receipt is written in it. */
    Receipt land(LandingInput input) {
        var plan = StructurePlan.of(target, content, order);
        order.promise().refuseOther(target, plan.changes());
        plan.keep(scripts, input, false);
        plan.run(target, Phase.BEFORE_DATA, locks);
        var ready = plan.isEmpty() ? plan.before() : target.structure();
        var rows = new RowsLanding(target, content, order, locks);
        var outcomes = rows.load(ready, Set.copyOf(plan.altered()), List.of());
        rows.raiseCounters(ready, plan.altered());
        plan.run(target, Phase.AFTER_DATA, locks);
        values.write(target, ready);
        var receipt = receipt(input, content.manifest(), outcomes, plan, locks);
        target.receipts().write(receipt);
        return receipt;
    }

    static Receipt receipt(LandingInput input, Manifest manifest, List<TableOutcome> outcomes, StructurePlan plan, LockClock locks) {
        return new Receipt(input.receiptId(), manifest.id(), manifest.digest(), input.restores(), input.run().token(), Instant.EPOCH,
                outcomes, plan.created(), plan.altered()).locked(locks.times());
    }
}
