package stepferry.tables.postgres;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import stepferry.model.structure.ConstraintKind;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange;
import stepferry.model.structure.Table;
import stepferry.model.structure.TableOptions;
import stepferry.tables.postgres.structure.PostgresStructureDiff;
import stepferry.tables.structure.Scope;

/**
 * How a table is made once more: what rows are written to, and then what is quicker made when they are there. Checks look at each row as it
 * comes, which saves them a look through all. Foreign keys are others' to take away and put back.
 *
 * @param beforeRows the table with its columns and checks
 * @param afterRows keys, indexes, triggers, comments
 */
record SuccessorPlan(List<StructureChange> beforeRows, List<StructureChange> afterRows) {
    SuccessorPlan {
        beforeRows = List.copyOf(beforeRows);
        afterRows = List.copyOf(afterRows);
    }

    /** @throws stepferry.model.Rejected with STRUCTURE_IRRECONCILABLE if the table has something whose statement would not be understood */
    static SuccessorPlan of(Structure standing, Table table) {
        var nothing = only(standing, List.of());
        var bare = only(standing, List.of(bare(table)));
        var whole = only(standing, List.of(constrained(table, kind -> kind != ConstraintKind.FOREIGN_KEY)));
        return new SuccessorPlan(changes(nothing, bare, table), changes(bare, whole, table));
    }

    private static List<StructureChange> changes(Structure from, Structure to, Table table) {
        return new PostgresStructureDiff().changes(from, to, Scope.of(Set.of(table.name())));
    }

    /** Sequences that columns own stay, and no other table's name may come in the way. */
    private static Structure only(Structure standing, List<Table> tables) {
        return new Structure(standing.engine(), standing.serverVersion(), tables, List.of(), List.of(), standing.types(), standing.outOfScope());
    }

    private static Table bare(Table table) {
        var checked = constrained(table, kind -> kind == ConstraintKind.CHECK);
        var options = new TableOptions(table.options().unlogged(), table.options().parameters(), "DEFAULT", Optional.empty());
        return new Table(checked.name(), checked.kind(), checked.columns(), checked.constraints(), List.of(), List.of(), checked.parents(),
                checked.partitionKey(), checked.partitionBound(), options, checked.comment());
    }

    private static Table constrained(Table table, Predicate<ConstraintKind> wanted) {
        var constraints = table.constraints().stream().filter(constraint -> wanted.test(constraint.kind())).toList();
        return new Table(table.name(), table.kind(), table.columns(), constraints, table.indexes(), table.triggers(), table.parents(),
                table.partitionKey(), table.partitionBound(), table.options(), table.comment());
    }
}
