package stepferry.tables.postgres.structure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange;
import stepferry.model.structure.Table;
import stepferry.model.structure.UserType;
import stepferry.tables.structure.DependencyOrder;
import stepferry.tables.structure.Outline;
import stepferry.tables.structure.Scope;
import stepferry.tables.structure.StructureDiff;

/** The statements of PostgreSQL that turn one structure into another. */
public final class PostgresStructureDiff implements StructureDiff {
    @Override
    public List<StructureChange> changes(Structure current, Structure desired, Scope scope) {
        var outline = new Outline(current, desired, scope);
        var changes = new Changes();
        var types = new TypeRebuild(outline);
        var fates = new Fates(outline, types);
        var typeChanges = new TypeChanges(outline, types, changes);
        typeChanges.write();
        new SequenceChanges(outline, changes).write();
        make(outline, typeChanges, changes);
        for (var table : outline.currentTables()) {
            outline.goal(table.name()).ifPresent(
                    goal -> new ColumnChanges(outline, types, fates, changes, table, goal).write());
        }
        new TableChanges(outline, changes).write();
        var keys = new KeyChanges(outline, fates, changes);
        keys.write();
        var triggers = new TriggerChanges(outline, fates, changes);
        triggers.write();
        var views = new ViewPlan(outline, types, fates, keys.tablesWithDroppedKeys());
        new ViewChanges(views, outline, triggers, changes).write();
        outline.names().refuseClashes(changes::refuse);
        return changes.inOrder();
    }

    // A composite type may have a field of a table's row type, and a table a column of a composite type.
    private static void make(Outline outline, TypeChanges typeChanges, Changes changes) {
        var types = new LinkedHashMap<String, UserType>();
        typeChanges.toMake().forEach(type -> types.put(type.name(), type));
        var tables = new LinkedHashMap<String, Table>();
        outline.newTables().forEach(table -> tables.put(table.name(), table));
        var names = Stream.concat(types.keySet().stream(), tables.keySet().stream()).toList();
        var order = DependencyOrder.of(names, name -> Stream.concat(
                Optional.ofNullable(types.get(name)).stream().flatMap(type -> type.uses().stream()),
                Optional.ofNullable(tables.get(name)).stream().flatMap(PostgresStructureDiff::needs)).toList());
        for (var name : order) {
            Optional.ofNullable(types.get(name)).ifPresent(typeChanges::make);
            Optional.ofNullable(tables.get(name)).ifPresent(table -> new NewTable(outline, changes, table).write());
        }
    }

    private static Stream<String> needs(Table table) {
        return Stream.concat(table.parents().stream(), table.columns().stream().flatMap(column -> column.userType().stream()));
    }
}
