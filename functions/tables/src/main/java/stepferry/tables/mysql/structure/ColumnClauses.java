package stepferry.tables.mysql.structure;

import static stepferry.tables.mysql.Backticks.quote;

import java.util.List;
import java.util.Optional;
import stepferry.model.structure.Column;
import stepferry.model.structure.Identity;
import stepferry.model.structure.StructureChange.Kind;

/**
 * The columns of a table that the target has.
 *
 * @param counterStands whether a key that a counter can rest on is there before the rows
 * @param keyed the columns of the primary key that is there before the rows
 */
record ColumnClauses(
        TablePlan plan, boolean counterStands, List<String> keyed, List<Clause> before, List<Clause> after, Changes changes) {

    void write() {
        for (var column : plan.table().columns()) {
            switch (plan.fate(column.name())) {
                case DROP -> drop(column);
                case RECREATE -> recreate(column, wanted(column));
                case RETYPE, ALTER -> modify(column, wanted(column));
                case KEEP -> {
                    if (!interim(wanted(column), Optional.of(column)).equals(wanted(column))) {
                        modify(column, wanted(column));
                    }
                }
            }
        }
        plan.goal().columns().stream().filter(wanted -> TablePlan.column(plan.table(), wanted.name()).isEmpty()).forEach(this::add);
    }

    private Column wanted(Column column) {
        return TablePlan.column(plan.goal(), column.name()).orElseThrow();
    }

    private String object(Column column) {
        return "column " + plan.table().name() + "." + column.name();
    }

    private void drop(Column column) {
        if (plan.leavingFirst().contains(column.name())) {
            return;
        }
        var lost = column.generated().isEmpty();
        before.add(new Clause("DROP COLUMN " + quote(column.name()), Kind.DROP_COLUMN, object(column), lost,
                lost ? "the table " + plan.table().name() + " loses its column " + column.name() + " and all its values"
                        : "the generated column " + column.name() + " is not part of the desired structure"));
    }

    private void recreate(Column column, Column wanted) {
        var loss = new ColumnChange(plan.table(), column, plan.goal(), wanted).loss();
        if (!plan.leavingFirst().contains(column.name())) {
            before.add(new Clause("DROP COLUMN " + quote(column.name()), Kind.DROP_COLUMN, object(column), loss.isPresent(),
                    loss.orElse("column " + column.name() + " of table " + plan.table().name() + " is computed anew")));
        }
        add(wanted);
    }

    private void add(Column wanted) {
        var interim = interim(wanted, Optional.empty());
        before.add(Clause.of("ADD COLUMN " + definition(interim), Kind.ADD_COLUMN, object(wanted),
                "the target lacks the column " + wanted.name() + " of table " + plan.table().name()));
        complete(interim, wanted);
    }

    private void modify(Column column, Column wanted) {
        var change = new ColumnChange(plan.table(), column, plan.goal(), wanted);
        if (change.impossible()) {
            changes.refuse(change.named() + " is " + column.type() + " and shall be " + wanted.type() + ", which no cast leads to");
            return;
        }
        var interim = interim(wanted, Optional.of(column));
        var early = new ColumnChange(plan.table(), column, plan.goal(), interim);
        if (plan.fate(column.name()) == Fate.RETYPE || !ColumnChange.same(column, interim)) {
            before.add(new Clause(alter(column, interim), Kind.ALTER_COLUMN, object(column), early.loss().isPresent(), early.reason()));
        }
        complete(interim, wanted);
    }

    private String alter(Column column, Column to) {
        return (column.name().equals(to.name()) ? "MODIFY COLUMN " : "CHANGE COLUMN " + quote(column.name()) + " ") + definition(to);
    }

    // Old rows may hold NULL, and a new column holds nothing else, until the load has filled it.
    private void complete(Column interim, Column wanted) {
        if (!interim.equals(wanted)) {
            after.add(Clause.of("MODIFY COLUMN " + definition(wanted), Kind.ALTER_COLUMN, object(wanted),
                    "the column " + wanted.name() + " of table " + plan.table().name() + " takes no NULL any more, or gets its"
                            + " counter when its key is there: rows that hold NULL are refused"));
        }
    }

    /** What the column is while rows come in. */
    private Column interim(Column wanted, Optional<Column> column) {
        var counts = wanted.identity().isEmpty() || counterStands;
        var filled = wanted.defaultValue().isPresent() || wanted.generated().isPresent() || wanted.identity().isPresent() && counts;
        var waits = column.map(Column::nullable).orElse(!filled) && wanted.generated().isEmpty()
                && !(wanted.identity().isPresent() && counts) && keyed.stream().noneMatch(wanted.name()::equalsIgnoreCase);
        return copy(wanted, wanted.nullable() || waits, counts ? wanted.identity() : Optional.empty());
    }

    private static Column copy(Column column, boolean nullable, Optional<Identity> identity) {
        return new Column(column.name(), column.type(), column.userType(), nullable, column.defaultValue(), column.drawsFrom(),
                identity, column.generated(), column.collation(), column.inherited(), column.local(), column.storage(),
                column.compression(), column.clauses(), column.comment());
    }

    private String definition(Column column) {
        return ColumnSql.definition(column, TableParameters.collation(plan.goal(), column));
    }
}
