package stepferry.tables.mysql.structure;

import static stepferry.tables.mysql.Backticks.quoteAll;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import stepferry.model.structure.Column;
import stepferry.model.structure.Constraint;
import stepferry.model.structure.ConstraintKind;
import stepferry.model.structure.ForeignKey;
import stepferry.model.structure.Generated;
import stepferry.model.structure.Index;
import stepferry.model.structure.Table;
import stepferry.tables.structure.Matching;

/** What is to happen to a table that the target has and keeps: decided for all tables before a statement is written. */
final class TablePlan {
    private final Table table;
    private final Table goal;
    private final Map<String, Fate> fates = new LinkedHashMap<>();
    private final List<Index> droppedIndexes = new ArrayList<>();
    private final List<Index> addedIndexes = new ArrayList<>();
    private final List<Constraint> droppedConstraints = new ArrayList<>();
    private final List<Constraint> addedConstraints = new ArrayList<>();

    TablePlan(Table table, Table goal) {
        this.table = table;
        this.goal = goal;
        table.columns().forEach(column -> fates.put(column.name(), fate(column)));
        table.columns().forEach(this::followNeighbours);
        constraints();
        indexes();
    }

    Table table() {
        return table;
    }

    Table goal() {
        return goal;
    }

    List<Index> droppedIndexes() {
        return droppedIndexes;
    }

    List<Index> addedIndexes() {
        return addedIndexes;
    }

    /** Primary key and checks. */
    List<Constraint> droppedConstraints() {
        return droppedConstraints;
    }

    List<Constraint> addedConstraints() {
        return addedConstraints;
    }

    Fate fate(String column) {
        return fates.getOrDefault(column, Fate.KEEP);
    }

    /** The column of that name on the other side; case does not tell columns apart on these engines. */
    static Optional<Column> column(Table table, String name) {
        return table.column(name).or(
                () -> table.columns().stream().filter(each -> each.name().equalsIgnoreCase(name)).findFirst());
    }

    private Fate fate(Column column) {
        return column(goal, column.name()).map(wanted -> {
            if (kind(column) != kind(wanted) && (kind(column) == 2 || kind(wanted) == 2)) {
                return Fate.RECREATE;
            }
            if (!column.type().equals(wanted.type())
                    || !TableParameters.collation(table, column).equals(TableParameters.collation(goal, wanted))) {
                return Fate.RETYPE;
            }
            return ColumnChange.same(column, wanted) ? Fate.KEEP : Fate.ALTER;
        }).orElse(Fate.DROP);
    }

    private static int kind(Column column) {
        return column.generated().map(Generated::stored).map(stored -> stored ? 1 : 2).orElse(0);
    }

    private void followNeighbours(Column column) {
        if (computedFromLeaving(column) && !fate(column.name()).leaves()) {
            fates.put(column.name(), Fate.RECREATE);
        }
    }

    private boolean computedFromLeaving(Column column) {
        return column.generated().map(generated -> touchesLeaving(Names.among(table.columns(), generated.expression()))).orElse(false);
    }

    /** The columns computed from others that leave: MySQL wants them gone by a statement of their own, the last ones first. */
    List<String> leavingFirst() {
        return table.columns().stream().filter(this::computedFromLeaving).map(Column::name).toList().reversed();
    }

    private void constraints() {
        var matching = Matching.of(own(table), own(goal), Constraint::name, each -> List.of(each.kind(), each.definition()));
        for (var constraint : own(table)) {
            var twin = matching.twin(constraint);
            if (twin.isEmpty() || touchesLeaving(constraint.columns())) {
                droppedConstraints.add(constraint);
                twin.ifPresent(addedConstraints::add);
            }
        }
        addedConstraints.addAll(matching.onlyDesired());
    }

    private static List<Constraint> own(Table table) {
        return table.constraints().stream().filter(each -> each.kind() != ConstraintKind.FOREIGN_KEY).toList();
    }

    private void indexes() {
        var matching = Matching.of(table.indexes(), goal.indexes(), Index::name, IndexSql::essence);
        for (var index : table.indexes()) {
            var twin = matching.twin(index);
            var leaves = touchesLeaving(index.touches());
            if (leaves || twin.isEmpty() && !rests(index, goal.foreignKeys())) {
                droppedIndexes.add(index);
                twin.ifPresent(addedIndexes::add);
            }
        }
        matching.onlyDesired().stream().filter(index -> !rests(index, lastingKeys()) || !served(index)).forEach(addedIndexes::add);
    }

    private List<ForeignKey> lastingKeys() {
        var wanted = goal.foreignKeys().stream().map(ForeignKey::columns).toList();
        return table.foreignKeys().stream().filter(key -> wanted.contains(key.columns())).toList();
    }

    private boolean served(Index index) {
        return standingKeys().anyMatch(columns -> startsWith(columns, index.columns()));
    }

    // A foreign key has an index over its columns in any case, which the server makes and drops as it sees fit.
    private static boolean rests(Index index, List<ForeignKey> keys) {
        return !index.unique() && index.comment().isEmpty()
                && keys.stream().anyMatch(key -> key.columns().equals(index.columns()))
                && index.definition().equals("(" + quoteAll(index.columns()) + ")");
    }

    private boolean touchesLeaving(List<String> columns) {
        return columns.stream().anyMatch(column -> fate(column).leaves());
    }

    /** Whether a foreign key over these columns, on either end of it, cannot stand through the changes. */
    boolean shakes(List<String> columns) {
        return columns.stream().anyMatch(column -> fate(column).shakes())
                || droppedIndexes.stream().map(Index::columns).anyMatch(each -> startsWith(each, columns))
                || droppedConstraints.stream().filter(each -> each.kind() == ConstraintKind.PRIMARY_KEY)
                        .anyMatch(each -> startsWith(each.columns(), columns));
    }

    private static boolean startsWith(List<String> key, List<String> columns) {
        return key.size() >= columns.size() && key.subList(0, columns.size()).equals(columns);
    }

    /** The keys that the table has before and after. */
    Stream<List<String>> standingKeys() {
        var primary = table.constraints().stream()
                .filter(each -> each.kind() == ConstraintKind.PRIMARY_KEY && !droppedConstraints.contains(each))
                .map(Constraint::columns);
        return Stream.concat(primary, table.indexes().stream().filter(each -> !droppedIndexes.contains(each)).map(Index::columns));
    }
}
