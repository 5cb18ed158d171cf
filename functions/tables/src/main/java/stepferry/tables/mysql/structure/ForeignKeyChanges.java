package stepferry.tables.mysql.structure;

import static stepferry.tables.mysql.Backticks.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import stepferry.model.structure.Constraint;
import stepferry.model.structure.ConstraintKind;
import stepferry.model.structure.ForeignKey;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.model.structure.Table;
import stepferry.tables.structure.Matching;
import stepferry.tables.structure.Outline;

/** Foreign keys: those that differ, and those that stand in the way of another change and come back after it. */
record ForeignKeyChanges(Outline outline, Map<String, TablePlan> plans, Changes changes) {
    void write() {
        for (var table : outline.currentTables()) {
            if (outline.goal(table.name()).isPresent()) {
                between(table, outline.goal(table.name()).get());
            } else {
                changes.alter(Step.DROP_FOREIGN_KEY, table.name(), keys(table).stream()
                        .filter(each -> leavesTogether(each.foreignKey(table.name()).orElseThrow()))
                        .map(each -> drop(table, each)).toList());
            }
        }
        outline.newTables().forEach(table -> add(table, keys(table)));
    }

    private static List<Constraint> keys(Table table) {
        return table.constraints().stream().filter(each -> each.kind() == ConstraintKind.FOREIGN_KEY).toList();
    }

    // A table that another one points at cannot be dropped, even when both go.
    private boolean leavesTogether(ForeignKey key) {
        return !key.outside() && !key.selfReferencing() && outline.goal(key.referencedTable()).isEmpty();
    }

    private void between(Table table, Table goal) {
        var matching = Matching.of(keys(table), keys(goal), Constraint::name, Constraint::definition);
        var dropped = new ArrayList<Clause>();
        var added = new ArrayList<Constraint>();
        for (var key : keys(table)) {
            var twin = matching.twin(key);
            if (twin.isEmpty() || shaken(key.foreignKey(table.name()).orElseThrow())) {
                dropped.add(drop(table, key));
                twin.ifPresent(added::add);
            }
        }
        added.addAll(matching.onlyDesired());
        changes.alter(Step.DROP_FOREIGN_KEY, table.name(), dropped);
        add(table, added);
    }

    private boolean shaken(ForeignKey key) {
        var mine = plans.containsKey(key.table()) && plans.get(key.table()).shakes(key.columns());
        var theirs = !key.outside() && (outline.goal(key.referencedTable()).isEmpty()
                || plans.containsKey(key.referencedTable()) && plans.get(key.referencedTable()).shakes(key.referencedColumns()));
        return mine || theirs;
    }

    private void add(Table table, List<Constraint> keys) {
        keys.stream().flatMap(each -> each.foreignKey(table.name()).stream()).filter(key -> !key.outside()).forEach(this::check);
        changes.alter(Step.ADD_FOREIGN_KEY, table.name(), keys.stream().map(key -> Clause.of(
                "ADD " + ConstraintSql.definition(key), Kind.ADD_CONSTRAINT, object(table, key),
                "the target lacks the foreign key " + key.name() + ", has another one, or it stood in the way")).toList());
    }

    private void check(ForeignKey key) {
        var goal = outline.goal(key.referencedTable());
        var missing = key.referencedColumns().stream()
                .filter(column -> goal.flatMap(table -> TablePlan.column(table, column)).isEmpty()).toList();
        if (!missing.isEmpty()) {
            changes.refuse("the foreign key " + key.name() + " of table " + key.table() + " points at " + key.referencedTable()
                    + missing + ", which will not be there");
        }
    }

    private static Clause drop(Table table, Constraint key) {
        return Clause.of("DROP FOREIGN KEY " + quote(key.name()), Kind.DROP_CONSTRAINT, object(table, key),
                "the foreign key " + key.name() + " differs or stands in the way of another change");
    }

    private static String object(Table table, Constraint key) {
        return "constraint " + key.name() + " of " + table.name();
    }
}
