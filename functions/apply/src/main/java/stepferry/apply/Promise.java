package stepferry.apply;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import stepferry.model.ErrorCode;
import stepferry.model.Manifest;
import stepferry.model.Rejected;
import stepferry.model.TableOutcome;
import stepferry.model.plan.Plan;
import stepferry.model.plan.PlannedTable;
import stepferry.model.structure.StructureChange;
import stepferry.tables.Database;
import stepferry.tables.RowSelection;

/**
 * What the run said it would do. Where the target is no longer what the plan looked at, the run would do something else, and does nothing.
 *
 * @param plan absent where nobody was told anything
 */
record Promise(Optional<Plan> plan) {
    static final Promise NONE = new Promise(Optional.empty());

    /**
     * A run may wait long between its plan and this.
     *
     * @throws Rejected with PACKAGE_CORRUPT if the package is another one by now
     */
    void refuseOther(Manifest manifest) {
        if (plan.filter(promised -> !promised.packageDigest().equals(manifest.digest())).isPresent()) {
            throw new Rejected(ErrorCode.PACKAGE_CORRUPT, "Package '" + manifest.id()
                    + "' is not the one that was planned: it was replaced since. Nothing was changed; start the run again");
        }
    }

    /**
     * Looks before the structure changes: afterwards a table that changes cannot be compared with what it was.
     *
     * @throws Rejected with TARGET_MOVED
     */
    void refuseOther(Database target, List<StructureChange> changes) {
        plan.ifPresent(promised -> {
            var altered = changes.stream().map(StructureChange::table).distinct().toList();
            var moved = promised.tables().stream().filter(table -> altered.contains(table.table())).filter(table -> moved(target, table))
                    .map(PlannedTable::table);
            refuse(Stream.concat(otherwise(promised.structure(), changes), moved).distinct().toList());
        });
    }

    private static Stream<String> otherwise(List<StructureChange> promised, List<StructureChange> changes) {
        return Stream.concat(without(promised, changes), without(changes, promised));
    }

    private static Stream<String> without(List<StructureChange> some, List<StructureChange> others) {
        var there = others.stream().map(StructureChange::sql).toList();
        return some.stream().filter(change -> !there.contains(change.sql())).map(StructureChange::table);
    }

    private static boolean moved(Database target, PlannedTable table) {
        return table.standing().filter(then -> !target.rows().digest(RowSelection.all(table.table(), table.compared())).equals(then)).isPresent();
    }

    /**
     * Looks at the locked tables.
     *
     * @throws Rejected with TARGET_MOVED
     */
    void refuseMoved(Collection<TableLoad> loads) {
        plan.ifPresent(promised -> refuse(loads.stream()
                .filter(load -> promised.table(load.name()).flatMap(PlannedTable::standing).filter(Predicate.not(load::holds)).isPresent())
                .map(TableLoad::name).toList()));
    }

    /**
     * Looks at what a merge did that was to write nothing.
     *
     * @throws Rejected with TARGET_MOVED
     */
    void refuseMore(Collection<TableOutcome> outcomes) {
        plan.ifPresent(promised -> refuse(outcomes.stream().filter(outcome -> outcome.written() > 0)
                .filter(outcome -> promised.table(outcome.table()).filter(table -> table.exact() && table.rows().written() == 0).isPresent())
                .map(TableOutcome::table).toList()));
    }

    private static void refuse(List<String> moved) {
        if (!moved.isEmpty()) {
            throw new Rejected(ErrorCode.TARGET_MOVED, "The target is not what the plan looked at any more: " + String.join(", ", moved)
                    + " changed since. Nothing was changed by this run; start it again");
        }
    }
}
