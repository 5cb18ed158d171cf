package stepferry.apply;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import stepferry.model.Manifest;
import stepferry.model.PackagedTable;
import stepferry.model.Receipt;
import stepferry.model.TableOutcome;
import stepferry.model.structure.ForeignKey;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange.Phase;
import stepferry.packages.RunScripts;
import stepferry.runtime.LandingInput;
import stepferry.tables.Database;
import stepferry.tables.RowSelection;

/**
 * A package landing in a target whose changes of structure commit by themselves. Before the first of them a receipt, under way, says what
 * is about to be done; the rows land in one transaction; the rest of the structure and the counters follow; then the receipt says that the
 * run landed. Whoever finds a receipt under way goes on from the structure at hand, and a rollback takes back what it names.
 */
final class StagedLanding {
    private final Database target;
    private final PackagedContent content;
    private final LandingOrder order;
    private final RunScripts scripts;
    private final ValuesLanding values;
    private final LockClock locks;
    private final RowsLanding rows;

    StagedLanding(Database target, PackagedContent content, LandingOrder order, RunScripts scripts, ValuesLanding values, LockClock locks) {
        this.target = target;
        this.content = content;
        this.order = order;
        this.scripts = scripts;
        this.values = values;
        this.locks = locks;
        this.rows = new RowsLanding(target, content, order, locks);
    }

    /**
     * Commits several times, the last of them with the receipt; a transaction is open before and after it.
     *
     * @param earlier what an earlier delivery left under way
     */
    Receipt land(LandingInput input, Optional<Receipt> earlier) {
        // Whoever entered stays inside without a transaction, and what is only looked at need not wait for other people's locks.
        target.commit();
        var inLine = StructurePlan.of(target, content, order);
        var plan = inLine.silencing(target, content, triggering(inLine));
        if (earlier.isEmpty()) {
            order.promise().refuseOther(target, inLine.changes());
        }
        if (earlier.isEmpty() && !plan.isEmpty()) {
            refuseEarly(inLine.before());
        }
        plan.keep(scripts, input, earlier.isPresent());
        announce(receipt(input, List.of(), plan, earlier));
        plan.run(target, Phase.BEFORE_DATA);
        var ready = plan.isEmpty() ? plan.before() : target.structure();
        var outcomes = loadRows(ready, inLine, earlier);
        values.write(target, ready);
        target.receipts().write(receipt(input, outcomes, plan, earlier).underWay());
        target.commit();
        locks.over();
        plan.run(target, Phase.AFTER_DATA);
        rows.raiseCounters(ready, plan.altered());
        var landed = receipt(input, outcomes, inLine, earlier);
        target.begin(Apply.LOCK_TIMEOUT);
        target.receipts().write(landed);
        return landed;
    }

    private Receipt receipt(LandingInput input, List<TableOutcome> outcomes, StructurePlan plan, Optional<Receipt> earlier) {
        var receipt = Landing.receipt(input, content.manifest(), outcomes, plan, locks);
        return earlier.map(receipt::after).orElse(receipt);
    }

    private void announce(Receipt receipt) {
        if (!receipt.altered().isEmpty()) {
            target.begin(Apply.LOCK_TIMEOUT);
            target.receipts().write(receipt.underWay());
            target.commit();
        }
    }

    private List<TableOutcome> loadRows(Structure ready, StructurePlan inLine, Optional<Receipt> earlier) {
        target.begin(Apply.LOCK_TIMEOUT);
        var changed = new HashSet<>(inLine.altered());
        earlier.ifPresent(receipt -> {
            changed.addAll(receipt.altered());
            receipt.tables().stream().map(TableOutcome::table).forEach(changed::add);
        });
        return rows.load(ready, changed, coming(ready));
    }

    /** The keys that are made after the rows would fail when these stand already. */
    private List<ForeignKey> coming(Structure ready) {
        var present = ready.tables().stream().flatMap(table -> table.foreignKeys().stream()).collect(Collectors.toSet());
        return content.structure().tables().stream().filter(table -> order.structured().contains(table.name()))
                .flatMap(table -> table.foreignKeys().stream()).filter(key -> !present.contains(key)).toList();
    }

    /** What can be refused is, before the first change that no transaction takes back. */
    private void refuseEarly(Structure before) {
        var desired = content.structure();
        order.rows().stream().map(PackagedTable::name).filter(name -> desired.table(name).isEmpty())
                .forEach(name -> RowsLanding.table(before, name));
        order.backup().ifPresent(backup -> RowsLanding.refuseMoved(order.rows().stream().map(PackagedTable::name)
                .filter(name -> movedSince(backup, name)).toList()));
    }

    private boolean movedSince(Manifest backup, String table) {
        return backup.table(table).filter(then -> then.digest().isPresent())
                .filter(then -> !target.rows().digest(RowSelection.all(table, then.columns())).equals(then.digest().orElseThrow()))
                .isPresent();
    }

    /** The tables whose triggers would see the rows that are loaded, and must not. */
    private List<String> triggering(StructurePlan inLine) {
        boolean keysFollow = order.rows().stream().anyMatch(packaged -> !packaged.options().match().isEmpty());
        return order.rows().stream().filter(packaged -> !packaged.options().triggers())
                .filter(packaged -> inLine.before().table(packaged.name()).filter(table -> !table.userTriggers().isEmpty()).isPresent())
                .filter(packaged -> keysFollow || inLine.altered().contains(packaged.name()) || differs(packaged))
                .map(PackagedTable::name)
                .toList();
    }

    private boolean differs(PackagedTable packaged) {
        return !packaged.digest().equals(Optional.of(target.rows().digest(RowSelection.all(packaged.name(), packaged.columns()))));
    }
}
