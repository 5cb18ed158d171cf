package stepferry.tables.mysql.structure;

import static stepferry.tables.mysql.Backticks.literal;
import static stepferry.tables.mysql.Backticks.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import stepferry.model.Engine;
import stepferry.model.structure.Constraint;
import stepferry.model.structure.ConstraintKind;
import stepferry.model.structure.Index;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.model.structure.Table;

/** The ALTER TABLE before the rows and the one after them. */
final class TableAlteration {
    private final TablePlan plan;
    private final Engine engine;
    private final boolean replaced;
    private final Changes changes;
    private final Table table;
    private final Table goal;
    private final List<Clause> first = new ArrayList<>();
    private final List<Clause> before = new ArrayList<>();
    private final List<Clause> after = new ArrayList<>();

    TableAlteration(TablePlan plan, Engine engine, boolean replaced, Changes changes) {
        this.plan = plan;
        this.engine = engine;
        this.replaced = replaced;
        this.changes = changes;
        this.table = plan.table();
        this.goal = plan.goal();
    }

    void write() {
        plan.droppedConstraints().forEach(this::drop);
        plan.droppedIndexes().forEach(this::drop);
        plan.leavingFirst().forEach(this::dropComputed);
        new ColumnClauses(plan, counterStands(), keyed(), before, after, changes).write();
        plan.addedConstraints().forEach(this::add);
        plan.addedIndexes().stream().filter(index -> !IndexSql.fulltext(index))
                .forEach(index -> (early(index) ? before : after).add(IndexSql.add(table, index)));
        options();
        partitions();
        changes.alter(Step.ALTER_TABLE, table.name(), before);
        changes.alter(Step.COMPLETE_TABLE, table.name(), after);
        // MySQL makes one at a time.
        plan.addedIndexes().stream().filter(IndexSql::fulltext)
                .forEach(index -> changes.alter(Step.COMPLETE_TABLE, table.name(), List.of(IndexSql.add(table, index))));
    }

    private static boolean primary(Constraint constraint) {
        return constraint.kind() == ConstraintKind.PRIMARY_KEY;
    }

    /** Whether an added key is there before the rows: rows that go would stand in its way. */
    private boolean early(Index index) {
        return index.unique() ? !replaced : IndexSql.carriesCounter(goal, index.columns());
    }

    private Stream<List<String>> earlyKeys() {
        var primary = plan.addedConstraints().stream().filter(each -> primary(each) && !replaced).map(Constraint::columns);
        return Stream.concat(plan.standingKeys(),
                Stream.concat(primary, plan.addedIndexes().stream().filter(this::early).map(Index::columns)));
    }

    private boolean counterStands() {
        return earlyKeys().anyMatch(columns -> IndexSql.carriesCounter(goal, columns));
    }

    /** The columns of the primary key that stands while rows come in. */
    private List<String> keyed() {
        var added = plan.addedConstraints().stream().filter(TableAlteration::primary).findFirst();
        if (added.isPresent()) {
            return replaced ? List.of() : added.get().columns();
        }
        return goal.primaryKey();
    }

    private void dropComputed(String column) {
        first.add(Clause.of("DROP COLUMN " + quote(column), Kind.DROP_COLUMN, "column " + table.name() + "." + column,
                "column " + column + " of table " + table.name() + " is computed from one that leaves"));
        changes.alter(Step.DROP_COMPUTED, table.name(), first);
        first.clear();
    }

    private List<Clause> asEarlyAs(List<String> columns) {
        return columns.stream().anyMatch(plan.leavingFirst()::contains) ? first : before;
    }

    private void drop(Index index) {
        asEarlyAs(index.touches()).add(IndexSql.drop(table, index));
    }

    private void drop(Constraint constraint) {
        var check = (engine == Engine.MARIADB ? "DROP CONSTRAINT " : "DROP CHECK ") + quote(constraint.name());
        asEarlyAs(constraint.columns()).add(Clause.of(primary(constraint) ? "DROP PRIMARY KEY" : check, Kind.DROP_CONSTRAINT,
                "constraint " + constraint.name() + " of " + table.name(),
                "the constraint " + constraint.name() + " differs or stands in the way of another change"));
    }

    private void add(Constraint constraint) {
        (primary(constraint) && !replaced ? before : after).add(Clause.of("ADD " + ConstraintSql.definition(constraint),
                Kind.ADD_CONSTRAINT, "constraint " + constraint.name() + " of " + table.name(),
                "the target lacks the constraint " + constraint.name() + ", has another one, or it stood in the way"));
    }

    private void options() {
        var mine = table.options().parameters();
        var wanted = goal.options().parameters();
        wanted.stream().filter(each -> !mine.contains(each)).forEach(this::option);
        mine.stream().filter(each -> wanted.stream().noneMatch(other -> TableParameters.same(each, other)))
                .map(TableParameters::reset).forEach(this::option);
        if (!table.comment().equals(goal.comment())) {
            before.add(Clause.of("COMMENT=" + literal(goal.comment().orElse("")), Kind.COMMENT, "table " + table.name(),
                    "the comment of table " + table.name() + " differs"));
        }
    }

    private void option(String option) {
        before.add(Clause.of(option, Kind.ALTER_TABLE, "table " + table.name(), "table " + table.name() + " is kept differently"));
    }

    private void partitions() {
        if (!table.partitionKey().equals(goal.partitionKey())) {
            before.add(Clause.of(goal.partitionKey().map(key -> "PARTITION BY " + key).orElse("REMOVE PARTITIONING"),
                    Kind.ALTER_TABLE, "table " + table.name(),
                    "table " + table.name() + " is partitioned differently: rows that no partition takes are refused"));
        }
    }
}
