package stepferry.apply;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stepferry.comparison.Remapping;
import stepferry.model.ErrorCode;
import stepferry.model.Manifest;
import stepferry.model.PackagedTable;
import stepferry.model.Rejected;
import stepferry.model.TableOutcome;
import stepferry.model.structure.ColumnName;
import stepferry.model.structure.ForeignKey;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;
import stepferry.runtime.telemetry.LogScope;
import stepferry.tables.Database;
import stepferry.tables.OutsideKey;

/** The rows of a package landing in tables that are ready for them, inside a transaction. */
final class RowsLanding {
    private static final Logger LOG = LoggerFactory.getLogger(RowsLanding.class);

    private final Database target;
    private final PackagedContent content;
    private final LandingOrder order;
    private final LockClock locks;

    RowsLanding(Database target, PackagedContent content, LandingOrder order, LockClock locks) {
        this.target = target;
        this.content = content;
        this.order = order;
        this.locks = locks;
    }

    /**
     * Loads.
     *
     * @param ready the structure that the tables have now
     * @param changed the tables that cannot be compared with the backup any more
     * @param coming the foreign keys that the target does not have yet and that are to hold as well
     */
    List<TableOutcome> load(Structure ready, Set<String> changed, List<ForeignKey> coming) {
        order.rows().forEach(packaged -> table(ready, packaged.name()));
        if (!order.rows().isEmpty()) {
            locks.writersWait();
        }
        target.rows().lock(order.rows().stream().map(PackagedTable::name).toList());
        var came = target.waiting().parts(content.landing());
        var loads = order.rows().stream().map(packaged -> LogScope.table(packaged.name(), () -> TableLoad.of(target, content, packaged,
                table(ready, packaged.name()), came.getOrDefault(packaged.name(), Set.of())))).toList();
        var comparable = loads.stream().filter(load -> !changed.contains(load.name())).toList();
        order.promise().refuseMoved(comparable);
        order.backup().ifPresent(backup -> refuseMoved(comparable, backup));
        var remapping = Remapping.of(loads.stream().map(TableLoad::rows).toList(), content.references(ready));
        var pending = loads.stream().filter(load -> load.pending() || remapping.reaches(load.name())).toList();
        pending.forEach(TableLoad::announce);
        var silent = pending.stream().filter(load -> !load.firesTriggers()).map(TableLoad::table).toList();
        var keys = foreignKeys(ready, pending.stream().map(TableLoad::name).collect(Collectors.toSet()));
        OutsideKey.refuseActing(target.constraints().outsideKeys(pending.stream().filter(TableLoad::removesRows).map(TableLoad::name).toList()));
        remapping.run();
        loads.forEach(load -> LogScope.table(load.name(), () -> load.prepare(ready)));
        // From here on readers may have to wait: what takes long is done.
        if (target.constraints().suspendingStopsReaders(keys)) {
            locks.readersWait();
        }
        target.constraints().suspend(keys);
        target.constraints().silence(silent);
        var outcomes = run(loads);
        order.promise().refuseMore(outcomes);
        target.constraints().restore(Stream.concat(keys.stream(), coming.stream()).toList());
        target.constraints().unsilence(silent);
        return outcomes;
    }

    private List<TableOutcome> run(List<TableLoad> loads) {
        var outcomes = new HashMap<String, TableOutcome>();
        loads.stream().sorted(Comparator.comparing(TableLoad::stopsReaders)).forEach(load -> {
            if (load.stopsReaders()) {
                locks.readersWait();
            }
            outcomes.put(load.name(), LogScope.table(load.name(), () -> told(load.run())));
        });
        return loads.stream().map(load -> outcomes.get(load.name())).toList();
    }

    private static TableOutcome told(TableOutcome outcome) {
        if (outcome.written() > 0) {
            LOG.atInfo().addKeyValue("rows", outcome.written()).log("table written by {}: {} inserted, {} updated, {} deleted",
                    outcome.rule().word(), outcome.inserted(), outcome.updated(), outcome.deleted());
        }
        return outcome;
    }

    /**
     * A counter collides neither with rows that landed nor with those that stay in a table that just came to count.
     *
     * @param altered whatever changed in structure
     */
    void raiseCounters(Structure ready, Collection<String> altered) {
        var landed = order.rows().stream().map(packaged -> table(ready, packaged.name())).toList();
        target.sequences().raise(landed, content.manifest().sequences());
        var changed = altered.stream()
                .flatMap(name -> Stream.concat(Stream.of(name), ready.columnsDrawingFrom(name).stream().map(ColumnName::table)));
        var staying = changed.distinct().flatMap(name -> ready.table(name).stream()).filter(table -> !landed.contains(table)).toList();
        target.sequences().raise(staying, List.of());
    }

    /** A rollback restores the backup: what changed between the backup and the lock would be lost by it. */
    private static void refuseMoved(List<TableLoad> loads, Manifest backup) {
        refuseMoved(loads.stream().filter(load -> load.movedSince(backup)).map(TableLoad::name).toList());
    }

    /** @throws Rejected with TARGET_MOVED if there are any */
    static void refuseMoved(List<String> moved) {
        if (!moved.isEmpty()) {
            throw new Rejected(ErrorCode.TARGET_MOVED, "Somebody wrote to " + String.join(", ", moved)
                    + " after the target was backed up: nothing was changed; start the run again");
        }
    }

    private static List<ForeignKey> foreignKeys(Structure ready, Set<String> written) {
        return written.stream().flatMap(name -> ready.foreignKeysTouching(name).stream())
                .filter(key -> !key.inherited())
                .distinct()
                .toList();
    }

    /** @throws Rejected with STRUCTURE_IRRECONCILABLE if there is none */
    static Table table(Structure ready, String name) {
        return ready.table(name).orElseThrow(() -> new Rejected(
                ErrorCode.STRUCTURE_IRRECONCILABLE, "Table '" + name + "' does not exist in the target and could not be made"));
    }
}
