package stepferry.tables.mysql.structure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange;
import stepferry.model.structure.StructureChange.Phase;

/**
 * Takes the triggers off tables while rows are loaded into them: MariaDB and MySQL cannot switch a trigger off.
 *
 * @param drops the statements that run before the rows
 * @param creates the statements that run after them
 * @param tables the tables that rows are loaded into
 */
public record TriggerSuspension(List<StructureChange> drops, List<StructureChange> creates, Set<String> tables) {
    public TriggerSuspension {
        drops = List.copyOf(drops);
        creates = List.copyOf(creates);
        tables = Set.copyOf(tables);
    }

    /**
     * For tables that take over the desired structure.
     *
     * @param current where the triggers to take off are
     * @param desired where the triggers to put on are; a half-done run needs it, since it finds no triggers in the target
     */
    public static TriggerSuspension of(Structure current, Structure desired, Collection<String> tables) {
        var drops = current.tables().stream().filter(table -> tables.contains(table.name()))
                .flatMap(table -> TriggerChanges.placed(table).stream())
                .map(placed -> TriggerSql.drop(placed, "it would fire for rows that are loaded")).toList();
        var creates = desired.tables().stream().filter(table -> tables.contains(table.name()))
                .flatMap(table -> TriggerChanges.placed(table).stream()).toList();
        return new TriggerSuspension(drops, TriggerSql.create(creates), Set.copyOf(tables));
    }

    /** The changes of a diff with these around the rows, in place of what the diff does to the same triggers. */
    public List<StructureChange> around(List<StructureChange> changes) {
        var all = new ArrayList<>(drops);
        changes.stream().filter(change -> change.phase() == Phase.BEFORE_DATA && !covers(change)).forEach(all::add);
        changes.stream().filter(change -> change.phase() == Phase.AFTER_DATA && !covers(change)).forEach(all::add);
        all.addAll(creates);
        return all;
    }

    private boolean covers(StructureChange change) {
        return tables.contains(change.table()) && switch (change.kind()) {
            case CREATE_TRIGGER, DROP_TRIGGER -> true;
            default -> false;
        };
    }
}
