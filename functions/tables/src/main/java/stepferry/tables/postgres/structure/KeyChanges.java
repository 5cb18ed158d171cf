package stepferry.tables.postgres.structure;

import static stepferry.tables.Identifiers.quote;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stepferry.model.structure.ColumnName;
import stepferry.model.structure.Constraint;
import stepferry.model.structure.ConstraintKind;
import stepferry.model.structure.ForeignKey;
import stepferry.model.structure.Index;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.model.structure.Table;
import stepferry.tables.postgres.structure.Changes.Subject;
import stepferry.tables.structure.Matching;
import stepferry.tables.structure.Outline;

/** Constraints and indexes: those that differ, and those that stand in the way of another change and come back after it. */
final class KeyChanges {
    private final Outline outline;
    private final Fates fates;
    private final Changes changes;
    private final IndexSql indexes;
    private final Set<List<String>> droppedKeys = new HashSet<>();
    private final Set<String> tablesWithDroppedKeys = new HashSet<>();
    private final List<Runnable> foreignKeys = new ArrayList<>();

    KeyChanges(Outline outline, Fates fates, Changes changes) {
        this.outline = outline;
        this.fates = fates;
        this.changes = changes;
        this.indexes = new IndexSql(changes, outline.names());
    }

    /** The tables whose grouping by key no view may rely on meanwhile. */
    Set<String> tablesWithDroppedKeys() {
        return tablesWithDroppedKeys;
    }

    void write() {
        for (var table : outline.currentTables()) {
            var goal = outline.goal(table.name());
            constraints(table, goal.map(Table::constraints).orElse(List.of()), goal.isEmpty());
            if (goal.isPresent()) {
                indexes(table, goal.get());
            }
        }
        outline.newTables().forEach(this::make);
        foreignKeys.forEach(Runnable::run);
    }

    private void make(Table table) {
        table.constraints().stream().filter(each -> !arrives(table, each)).forEach(each -> add(table, each));
        table.indexes().stream().filter(each -> !each.inherited()).forEach(each -> indexes.create(table.name(), each));
    }

    /** Whether a parent's statement makes the constraint here too. */
    private boolean arrives(Table goal, Constraint constraint) {
        return constraint.inherited() && (goal.kind().partition() && !waitsFor(goal, constraint) || outline.current(goal.name())
                .map(table -> !outline.lastingParents(table).isEmpty())
                .orElse(!goal.parents().isEmpty()));
    }

    /** Whether a table can become a partition only when it has the check that the partitioned table has already. */
    private boolean waitsFor(Table goal, Constraint constraint) {
        return constraint.kind() == ConstraintKind.CHECK
                && outline.current(goal.name()).filter(table -> outline.lastingParents(table).isEmpty()).isPresent()
                && goal.parents().stream().flatMap(parent -> outline.current(parent).stream())
                        .flatMap(parent -> parent.constraints().stream())
                        .anyMatch(each -> each.name().equals(constraint.name()) && essence(each).equals(essence(constraint)));
    }

    private boolean leavesWithParent(Table table, Constraint constraint) {
        return constraint.inherited() && !outline.lastingParents(table).isEmpty();
    }

    private void constraints(Table table, List<Constraint> wanted, boolean tableGoes) {
        var matching = Matching.of(table.constraints(), wanted, Constraint::name, KeyChanges::essence);
        var later = new ArrayList<Constraint>();
        for (var constraint : table.constraints()) {
            var twin = matching.twin(constraint);
            if (constraint.kind() == ConstraintKind.FOREIGN_KEY) {
                foreignKeys.add(() -> foreignKey(table, constraint, twin));
            } else if (twin.isEmpty() || inTheWay(table, constraint)) {
                drop(table, constraint, tableGoes);
                twin.ifPresent(later::add);
            } else {
                comment(table, constraint.name(), constraint, twin.get());
            }
        }
        later.addAll(matching.onlyDesired());
        var goal = outline.goal(table.name());
        later.stream().filter(each -> !arrives(goal.orElseThrow(), each)).forEach(each -> add(goal.orElseThrow(), each));
    }

    private static Object essence(Constraint constraint) {
        return List.of(constraint.kind(), Canonical.of(constraint.definition()));
    }

    private boolean inTheWay(Table table, Constraint constraint) {
        return constraint.columns().stream().map(column -> fates.of(table.name(), column))
                .anyMatch(fate -> constraint.kind() == ConstraintKind.CHECK ? fate.disturbed() : fate.leaves());
    }

    private void drop(Table table, Constraint constraint, boolean tableGoes) {
        if (constraint.kind().unique()) {
            noteKey(table.name(), constraint.columns());
        }
        if (constraint.kind().indexed()) {
            outline.names().free(constraint.name());
        }
        if (!tableGoes) {
            dropStatement(Step.DROP_CONSTRAINT, table, constraint);
        }
    }

    private void noteKey(String table, List<String> columns) {
        tablesWithDroppedKeys.add(table);
        droppedKeys.add(keyed(table, columns));
    }

    private static List<String> keyed(String table, List<String> columns) {
        var key = new ArrayList<String>(List.of(table));
        columns.stream().sorted().forEach(key::add);
        return key;
    }

    // One that came from a parent leaves with the parent's, or can be dropped when the table is no child any more.
    private void dropStatement(Step step, Table table, Constraint constraint) {
        if (constraint.inherited() && (leavesWithParent(table, constraint) || outline.goal(table.name()).isEmpty())) {
            return;
        }
        changes.add(constraint.inherited() ? Step.DROP_FORMER_CONSTRAINT : step, Kind.DROP_CONSTRAINT,
                Subject.of("constraint", table.name(), constraint.name()),
                "ALTER TABLE " + quote(table.name()) + " DROP CONSTRAINT " + (constraint.inherited() ? "IF EXISTS " : "")
                        + quote(constraint.name()),
                "it differs or stands in the way of another change");
    }

    private void foreignKey(Table table, Constraint constraint, Optional<Constraint> twin) {
        var key = constraint.foreignKey(table.name()).orElseThrow();
        if (twin.isPresent() && !stands(key)) {
            comment(table, constraint.name(), constraint, twin.get());
            return;
        }
        dropStatement(Step.DROP_FOREIGN_KEY, table, constraint);
        var goal = outline.goal(table.name());
        twin.filter(each -> !arrives(goal.orElseThrow(), each)).ifPresent(each -> add(table, each));
    }

    private boolean stands(ForeignKey key) {
        var mine = key.columns().stream().anyMatch(column -> fates.of(key.table(), column).disturbed());
        if (key.outside()) {
            return mine;
        }
        return mine || droppedKeys.contains(keyed(key.referencedTable(), key.referencedColumns()))
                || outline.goal(key.referencedTable()).isEmpty()
                || outline.losesPartition(key.referencedTable())
                || key.referencedColumns().stream().anyMatch(column -> fates.of(key.referencedTable(), column).disturbed());
    }

    private void add(Table table, Constraint constraint) {
        constraint.foreignKey(table.name()).filter(key -> !key.outside()).ifPresent(this::checkReference);
        if (constraint.kind().indexed()) {
            outline.names().take(constraint.name(), "constraint of table " + table.name(), changes::refuse);
        }
        var held = outline.current(table.name()).isPresent();
        var step = switch (constraint.kind()) {
            case FOREIGN_KEY -> Step.ADD_FOREIGN_KEY;
            case CHECK -> constraint.inherited() && waitsFor(table, constraint) ? Step.ADD_CHECK_TO_ATTACH : Step.ADD_CHECK;
            case PRIMARY_KEY, UNIQUE, EXCLUSION -> held && outline.replaced(table.name()) ? Step.ADD_KEY_TO_LOADED : Step.ADD_KEY;
        };
        changes.add(step, Kind.ADD_CONSTRAINT, Subject.of("constraint", table.name(), constraint.name()),
                "ALTER TABLE " + quote(table.name()) + " ADD CONSTRAINT " + quote(constraint.name()) + " "
                        + constraint.definition(),
                "the target lacks it, has another one, or it stood in the way");
        if (constraint.comment().isPresent()) {
            new CommentChanges(changes).change("constraint " + constraint.name(), table.name(),
                    "CONSTRAINT " + quote(constraint.name()) + " ON " + quote(table.name()), constraint.comment());
        }
    }

    private void checkReference(ForeignKey key) {
        var missing = key.referencedColumns().stream()
                .filter(column -> !outline.willHave(new ColumnName(key.referencedTable(), column), Map.of()))
                .toList();
        if (!missing.isEmpty() || outline.goal(key.referencedTable()).isEmpty()) {
            changes.refuse("the foreign key " + key.name() + " of table " + key.table() + " points at " + key.referencedTable()
                    + missing + ", which will not be there");
        }
    }

    private void comment(Table table, String name, Constraint mine, Constraint wanted) {
        new CommentChanges(changes).between("constraint " + name, table.name(),
                "CONSTRAINT " + quote(name) + " ON " + quote(table.name()), mine.comment(), wanted.comment());
    }

    private void indexes(Table table, Table goal) {
        var matching = Matching.of(table.indexes(), goal.indexes(), Index::name, IndexSql::essence);
        for (var index : table.indexes()) {
            var twin = matching.twin(index);
            if (twin.isPresent() && !inTheWay(table, index)) {
                indexes.comment(table.name(), index.name(), index.comment(), twin.get().comment());
                continue;
            }
            if (index.wholeUnique()) {
                noteKey(table.name(), index.columns());
            }
            if (!index.inherited() || outline.lastingParents(table).isEmpty()) {
                indexes.drop(table.name(), index);
                twin.filter(each -> !each.inherited()).ifPresent(each -> indexes.create(table.name(), each));
            }
        }
        matching.onlyDesired().stream()
                .filter(each -> !each.inherited())
                .forEach(each -> indexes.create(table.name(), each));
    }

    // A plain index follows its column to another type; an expression may not mean the same there.
    private boolean inTheWay(Table table, Index index) {
        return index.touches().stream().map(column -> fates.of(table.name(), column))
                .anyMatch(fate -> index.partial() || index.columns().isEmpty() ? fate.disturbed() : fate.leaves());
    }
}
