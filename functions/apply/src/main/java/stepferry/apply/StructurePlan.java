package stepferry.apply;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import stepferry.model.PackagedTable;
import stepferry.model.Rule;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.packages.RunScripts;
import stepferry.runtime.LandingInput;
import stepferry.tables.Database;
import stepferry.tables.structure.Losses;
import stepferry.tables.structure.Scope;

/**
 * What brings a target's structure in line.
 *
 * @param before the structure that the target has
 * @param changes in the order in which they run
 */
record StructurePlan(Structure before, List<StructureChange> changes) {
    private static final Set<Kind> CREATING = Set.of(Kind.CREATE_TABLE, Kind.CREATE_VIEW, Kind.CREATE_TYPE, Kind.CREATE_SEQUENCE);

    StructurePlan {
        changes = List.copyOf(changes);
    }

    /** @throws stepferry.model.Rejected if values would be lost and the order does not allow that */
    static StructurePlan of(Database target, PackagedContent content, LandingOrder order) {
        var before = target.structure();
        var scope = Scope.of(order.structured()).dropping(Set.copyOf(order.dropped())).replacing(overwritten(order));
        var changes = target.changes(before, content.structure(), scope);
        if (!order.allowDestructive()) {
            Losses.refuse(changes);
        }
        return new StructurePlan(before, changes);
    }

    private static Set<String> overwritten(LandingOrder order) {
        return order.rows().stream().filter(table -> table.rule() == Rule.OVERWRITE).map(PackagedTable::name).collect(Collectors.toSet());
    }

    /** The same plan, in which the triggers of these tables do not fire while rows are loaded. */
    StructurePlan silencing(Database target, PackagedContent content, Collection<String> tables) {
        return new StructurePlan(before, target.silencing(changes, before, content.structure(), tables));
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /**
     * Puts the statements on record, for people to read.
     *
     * @param goingOn whether they come after those that an earlier delivery put there
     */
    void keep(RunScripts scripts, LandingInput input, boolean goingOn) {
        if (isEmpty()) {
            return;
        }
        if (goingOn) {
            scripts.append(input.runId(), input.undoesItself(), changes);
        } else {
            scripts.put(input.runId(), input.undoesItself(), changes);
        }
    }

    void run(Database target, StructureChange.Phase phase) {
        changes.stream().filter(change -> change.phase() == phase).forEach(target::run);
    }

    /** Notes besides whether somebody waits for what changes: not for what the run itself has just made. */
    void run(Database target, StructureChange.Phase phase, LockClock locks) {
        changes.stream().filter(change -> change.phase() == phase).forEach(change -> {
            if (before.has(change.table())) {
                note(change.kind(), locks);
            }
            target.run(change);
        });
    }

    private static void note(Kind kind, LockClock locks) {
        switch (kind) {
            case COMMENT -> { }
            case CREATE_INDEX, CREATE_TRIGGER, ALTER_TRIGGER -> locks.writersWait();
            default -> locks.readersWait();
        }
    }

    /** The tables, views, types and sequences that did not exist before. */
    List<String> created() {
        return changes.stream().filter(change -> CREATING.contains(change.kind())).map(StructureChange::table).distinct()
                .filter(name -> !before.has(name))
                .sorted()
                .toList();
    }

    /** The tables and other objects that change. */
    List<String> altered() {
        return changes.stream().map(StructureChange::table).distinct().sorted().toList();
    }
}
