package stepferry.apply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import stepferry.model.ErrorCode;
import stepferry.model.PackagedTable;
import stepferry.model.Receipt;
import stepferry.model.Rejected;
import stepferry.model.Rule;
import stepferry.model.TableOutcome;
import stepferry.model.structure.ForeignKey;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.model.structure.Table;
import stepferry.tables.Database;
import stepferry.tables.structure.Losses;
import stepferry.tables.structure.Scope;

/** One package landing in one target, inside the transaction that the caller began and ends. */
final class Landing {
    private static final Set<Kind> CREATING = Set.of(Kind.CREATE_TABLE, Kind.CREATE_VIEW, Kind.CREATE_TYPE, Kind.CREATE_SEQUENCE);

    private final Database target;
    private final PackagedContent content;
    private final LandingOrder order;

    Landing(Database target, PackagedContent content, LandingOrder order) {
        this.target = target;
        this.content = content;
        this.order = order;
    }

    Receipt land(ApplyInput input) {
        var before = target.structure();
        var changes = changes(before);
        run(changes, StructureChange.Phase.BEFORE_DATA);
        var ready = changes.isEmpty() ? before : target.structure();
        var tables = loadRows(ready, altered(changes));
        run(changes, StructureChange.Phase.AFTER_DATA);
        return new Receipt(input.receiptId(), content.manifest().id(), content.manifest().digest(), input.restores(),
                input.run().token(), Instant.EPOCH, tables, created(changes, before), altered(changes));
    }

    private List<StructureChange> changes(Structure before) {
        var scope = Scope.of(order.structured()).dropping(Set.copyOf(order.dropped())).replacing(overwritten());
        var changes = target.changes(before, content.structure(), scope);
        if (!order.allowDestructive()) {
            Losses.refuse(changes);
        }
        return changes;
    }

    private Set<String> overwritten() {
        return order.rows().stream().filter(table -> table.rule() == Rule.OVERWRITE).map(PackagedTable::name).collect(Collectors.toSet());
    }

    private void run(List<StructureChange> changes, StructureChange.Phase phase) {
        changes.stream().filter(change -> change.phase() == phase).forEach(target::run);
    }

    private List<TableOutcome> loadRows(Structure ready, List<String> altered) {
        order.rows().forEach(packaged -> table(ready, packaged.name()));
        target.rows().lock(order.rows().stream().map(PackagedTable::name).toList());
        var loads = order.rows().stream().map(packaged -> TableLoad.of(target, content, packaged, table(ready, packaged.name()))).toList();
        refuseMoved(loads, altered);
        var remapping = Remapping.of(loads, content.references(ready));
        var pending = loads.stream().filter(load -> load.pending() || remapping.reaches(load)).toList();
        var names = pending.stream().map(TableLoad::name).collect(Collectors.toSet());
        var keys = foreignKeys(ready, names);
        var tables = pending.stream().map(TableLoad::table).toList();
        var silent = pending.stream().filter(load -> !load.firesTriggers()).map(TableLoad::table).toList();
        target.constraints().suspend(keys);
        target.constraints().silence(silent);
        remapping.run();
        var outcomes = new ArrayList<TableOutcome>();
        loads.forEach(load -> outcomes.add(load.run()));
        target.sequences().raise(tables, content.manifest().sequences());
        target.constraints().restore(keys);
        target.constraints().unsilence(silent);
        return outcomes;
    }

    /** A rollback restores the backup: what changed between the backup and the lock would be lost by it. */
    private void refuseMoved(List<TableLoad> loads, List<String> altered) {
        order.backup().ifPresent(backup -> {
            var moved = loads.stream().filter(load -> !altered.contains(load.name()) && load.movedSince(backup))
                    .map(TableLoad::name).toList();
            if (!moved.isEmpty()) {
                throw new Rejected(ErrorCode.TARGET_MOVED, "Somebody wrote to " + String.join(", ", moved)
                        + " after the target was backed up: nothing was changed; start the run again");
            }
        });
    }

    private static List<ForeignKey> foreignKeys(Structure ready, Set<String> written) {
        return written.stream().flatMap(name -> ready.foreignKeysTouching(name).stream())
                .filter(key -> !key.inherited())
                .distinct()
                .toList();
    }

    private static Table table(Structure ready, String name) {
        return ready.table(name).orElseThrow(() -> new Rejected(ErrorCode.STRUCTURE_IRRECONCILABLE,
                "Table '" + name + "' does not exist in the target and could not be made"));
    }

    private static List<String> created(List<StructureChange> changes, Structure before) {
        return changes.stream().filter(change -> CREATING.contains(change.kind())).map(StructureChange::table).distinct()
                .filter(name -> !before.has(name))
                .sorted()
                .toList();
    }

    private static List<String> altered(List<StructureChange> changes) {
        return changes.stream().map(StructureChange::table).distinct().sorted().toList();
    }
}
