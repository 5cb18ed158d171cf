package stepferry.tables.postgres.structure;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import stepferry.model.structure.Column;
import stepferry.model.structure.ColumnName;
import stepferry.model.structure.Generated;
import stepferry.model.structure.Table;
import stepferry.tables.structure.Outline;

/** What becomes of every column of the target: decided for all tables before a statement is written. */
final class Fates {
    private final Outline outline;
    private final TypeRebuild types;
    private final Map<ColumnName, Fate> fates = new HashMap<>();

    Fates(Outline outline, TypeRebuild types) {
        this.outline = outline;
        this.types = types;
        for (var table : outline.currentTables()) {
            table.columns().forEach(column -> set(table, column, own(table, column)));
            table.columns().forEach(column -> followParents(table, column));
            table.columns().forEach(column -> followNeighbours(table, column));
        }
    }

    Fate of(String table, String column) {
        return fates.getOrDefault(new ColumnName(table, column), Fate.KEEP);
    }

    /** Whether the statement for a parent's column brings this one along. */
    boolean comesFromParent(Table table, Column column) {
        return column.inherited() && outline.lastingParents(table).stream()
                .anyMatch(parent -> parent.column(column.name()).isPresent()
                        && of(parent.name(), column.name()) == of(table.name(), column.name()));
    }

    private void set(Table table, Column column, Fate fate) {
        fates.put(new ColumnName(table.name(), column.name()), fate);
    }

    private Fate own(Table table, Column column) {
        var goal = outline.goal(table.name()).flatMap(each -> each.column(column.name()));
        return goal.map(wanted -> between(column, wanted)).orElse(Fate.DROP);
    }

    private Fate between(Column column, Column wanted) {
        var sameType = column.type().equals(wanted.type()) && column.collation().equals(wanted.collation());
        var retype = !sameType || column.userType().filter(types::rebuilds).isPresent();
        var recompute = !canonical(column.generated()).equals(canonical(wanted.generated()));
        var canStopComputing = wanted.generated().isEmpty() && column.generated().filter(Generated::stored).isPresent();
        if (recompute && !canStopComputing || retype && (column.generated().isPresent() || wanted.generated().isPresent())) {
            return Fate.RECREATE;
        }
        return retype ? Fate.RETYPE : Fate.KEEP;
    }

    private static Optional<Generated> canonical(Optional<Generated> generated) {
        return generated.map(each -> new Generated(Canonical.of(each.expression()), each.stored()));
    }

    private void followParents(Table table, Column column) {
        for (var parent : outline.lastingParents(table)) {
            var fate = of(parent.name(), column.name());
            if (column.inherited() && (fate == Fate.RETYPE || fate == Fate.RECREATE || fate == Fate.DROP && !column.local())) {
                set(table, column, fate);
            }
        }
    }

    // The text is enough: a needless recomputation loses nothing.
    private void followNeighbours(Table table, Column column) {
        var expression = column.generated().map(Generated::expression).orElse("");
        var touched = table.columns().stream()
                .anyMatch(other -> of(table.name(), other.name()).disturbed()
                        && expression.contains(other.name().replace("\"", "\"\"")));
        if (touched && of(table.name(), column.name()) == Fate.KEEP) {
            set(table, column, Fate.RECREATE);
        }
    }
}
