package stepferry.tables.mysql.structure;

import static stepferry.tables.mysql.Backticks.quote;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.model.structure.Table;
import stepferry.tables.structure.Outline;
import stepferry.tables.structure.Scope;
import stepferry.tables.structure.StructureDiff;

/**
 * The statements of MariaDB and MySQL that turn one structure into another. Each commits by itself: whoever runs them and
 * stops midway computes the difference again from where he stands.
 */
public final class MySqlStructureDiff implements StructureDiff {
    @Override
    public List<StructureChange> changes(Structure current, Structure desired, Scope scope) {
        var outline = new Outline(current, desired, scope);
        var changes = new Changes();
        var plans = plans(outline);
        outline.surplusTables().forEach(table -> drop(table, changes));
        outline.newTables().forEach(table -> make(table, outline, changes));
        plans.values().forEach(plan ->
                new TableAlteration(plan, current.engine(), outline.replaced(plan.table().name()), changes).write());
        var routines = new Routines(current, desired, changes);
        outline.goals().forEach(table -> table.columns().forEach(column -> column.defaultValue().ifPresent(
                value -> routines.check("column " + column.name() + " of table " + table.name(), value))));
        new ForeignKeyChanges(outline, plans, changes).write();
        new ViewChanges(outline, routines, changes).write();
        new TriggerChanges(outline, routines, changes).write();
        return changes.inOrder();
    }

    private static Map<String, TablePlan> plans(Outline outline) {
        var plans = new LinkedHashMap<String, TablePlan>();
        for (var table : outline.currentTables()) {
            outline.goal(table.name()).ifPresent(goal -> plans.put(table.name(), new TablePlan(table, goal)));
        }
        return plans;
    }

    private static void drop(Table table, Changes changes) {
        changes.lose(Step.DROP_TABLE, Kind.DROP_TABLE, "table " + table.name(), table.name(), "DROP TABLE " + quote(table.name()),
                "the table " + table.name() + " is not part of the desired structure and goes with all its rows");
    }

    private static void make(Table table, Outline outline, Changes changes) {
        outline.current().outOfScope().stream()
                .filter(each -> each.name().equals(table.name()) && !each.kind().matches("function|procedure|package.*|event"))
                .forEach(each -> changes.refuse("the target has a " + each.kind() + " named " + table.name()
                        + " where the table " + table.name() + " shall be"));
        new NewTable(table, changes).write();
    }
}
