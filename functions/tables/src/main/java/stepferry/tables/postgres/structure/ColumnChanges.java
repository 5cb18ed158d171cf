package stepferry.tables.postgres.structure;

import static stepferry.tables.Identifiers.quote;

import java.util.Objects;
import java.util.Optional;
import stepferry.model.structure.Column;
import stepferry.model.structure.ColumnName;
import stepferry.model.structure.Identity;
import stepferry.model.structure.Sequence;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.model.structure.Table;
import stepferry.tables.postgres.structure.Changes.Subject;
import stepferry.tables.structure.Outline;

/** The columns of a table that the target has. */
final class ColumnChanges {
    private final Outline outline;
    private final TypeRebuild types;
    private final Fates fates;
    private final Changes changes;
    private final Table table;
    private final Table goal;

    ColumnChanges(Outline outline, TypeRebuild types, Fates fates, Changes changes, Table table, Table goal) {
        this.outline = outline;
        this.types = types;
        this.fates = fates;
        this.changes = changes;
        this.table = table;
        this.goal = goal;
    }

    void write() {
        for (var column : table.columns()) {
            switch (fates.of(table.name(), column.name())) {
                case DROP -> drop(column);
                case RECREATE -> recreate(column, goal.column(column.name()).orElseThrow());
                case RETYPE -> retype(column, goal.column(column.name()).orElseThrow());
                case KEEP -> alter(column, goal.column(column.name()).orElseThrow(), false);
            }
        }
        goal.columns().stream().filter(wanted -> table.column(wanted.name()).isEmpty()).forEach(this::add);
    }

    private Subject subject(Column column) {
        return Subject.column(table.name(), column.name());
    }

    private String alterTable() {
        return "ALTER TABLE " + quote(table.name());
    }

    /** For what each table of a family has for itself. */
    private String alterColumn(Column column) {
        return "ALTER TABLE " + (goal.kind().partitioned() ? "" : "ONLY ") + quote(table.name()) + " ALTER COLUMN "
                + quote(column.name());
    }

    private void drop(Column column) {
        column.identity().ifPresent(identity -> outline.names().free(identity.sequence()));
        if (column.local() || !fates.comesFromParent(table, column)) {
            var lost = column.generated().isEmpty();
            changes.put(lost ? Step.DROP_COLUMN : Step.DROP_GENERATED_COLUMN, Kind.DROP_COLUMN, subject(column),
                    alterTable() + " DROP COLUMN " + quote(column.name()), lost,
                    lost ? "the table " + table.name() + " loses its column " + column.name() + " and all its values"
                            : "the generated column is not part of the desired structure");
        }
    }

    private void recreate(Column column, Column wanted) {
        if (!fates.comesFromParent(table, column)) {
            var computed = column.generated().isPresent();
            changes.put(computed ? Step.DROP_GENERATED_COLUMN : Step.DROP_COLUMN, Kind.DROP_COLUMN, subject(column),
                    alterTable() + " DROP COLUMN " + quote(column.name()), !computed,
                    computed ? "it is computed anew" : "the values of column " + column.name() + " of table " + table.name()
                            + " give way to computed ones");
            add(wanted);
        }
    }

    private void add(Column wanted) {
        var given = NewTable.givenByParent(outline, goal, wanted.name())
                .filter(parent -> table.parents().contains(parent.name()));
        if (given.isPresent()) {
            settle(wanted, given.get().column(wanted.name()).orElseThrow());
            return;
        }
        var filled = wanted.defaultValue().isPresent() || wanted.identity().isPresent() || wanted.generated().isPresent();
        changes.add(wanted.generated().isPresent() ? Step.ADD_GENERATED_COLUMN : Step.ADD_COLUMN, Kind.ADD_COLUMN,
                subject(wanted),
                alterTable() + " ADD COLUMN " + ColumnSql.definition(wanted, filled && !wanted.nullable(), true),
                "the target lacks it");
        if (!filled && !wanted.nullable()) {
            setNotNull(wanted, "the new column " + wanted.name() + " of table " + table.name()
                    + " takes no NULL and has no default: rows that the load does not fill are refused");
        }
        keep(wanted, Optional.empty(), Optional.empty());
        comment(wanted, Optional.empty());
    }

    private void settle(Column wanted, Column inherited) {
        defaultValue(wanted, inherited.defaultValue());
        if (!wanted.nullable() && inherited.nullable()) {
            setNotNull(wanted, "it takes no NULL here");
        }
        comment(wanted, Optional.empty());
    }

    private void retype(Column column, Column wanted) {
        column.defaultValue().ifPresent(value -> changes.add(Step.DROP_DEFAULT, Kind.ALTER_COLUMN, subject(column),
                alterColumn(column) + " DROP DEFAULT", "the column's type changes"));
        if (!fates.comesFromParent(table, column)) {
            new Retyping(types, changes, table.name(), column, wanted).write();
        }
        alter(column, wanted, true);
    }

    private void alter(Column column, Column wanted, boolean retyped) {
        if (column.generated().isPresent() && wanted.generated().isEmpty()) {
            changes.add(Step.DROP_DEFAULT, Kind.ALTER_COLUMN, subject(column),
                    alterTable() + " ALTER COLUMN " + quote(column.name()) + " DROP EXPRESSION", "it is computed no more");
        }
        identity(column, wanted);
        defaultValue(wanted, retyped ? Optional.empty() : column.defaultValue());
        nullability(column, wanted);
        keep(wanted, retyped ? Optional.empty() : column.storage(), retyped ? Optional.empty() : column.compression());
        comment(wanted, column.comment());
    }

    private void defaultValue(Column wanted, Optional<String> mine) {
        if (Canonical.of(mine).equals(Canonical.of(wanted.defaultValue()))) {
            return;
        }
        if (wanted.defaultValue().isEmpty()) {
            changes.add(Step.DROP_DEFAULT, Kind.ALTER_COLUMN, subject(wanted), alterColumn(wanted) + " DROP DEFAULT",
                    "it has no default any more");
        } else {
            changes.add(Step.ALTER_COLUMN, Kind.ALTER_COLUMN, subject(wanted),
                    alterColumn(wanted) + " SET DEFAULT " + wanted.defaultValue().get(), "its default differs");
        }
    }

    private void nullability(Column column, Column wanted) {
        if (wanted.nullable() && !column.nullable()) {
            changes.add(Step.ALTER_COLUMN, Kind.ALTER_COLUMN, subject(wanted), alterColumn(wanted) + " DROP NOT NULL",
                    "it takes NULL now");
        } else if (!wanted.nullable() && column.nullable()) {
            setNotNull(wanted, "the column " + wanted.name() + " of table " + table.name()
                    + " takes no NULL any more: rows that hold one are refused");
        }
    }

    private void setNotNull(Column wanted, String reason) {
        changes.add(becomesPartition() ? Step.ALTER_COLUMN : Step.SET_NOT_NULL, Kind.ALTER_COLUMN, subject(wanted),
                alterTable() + " ALTER COLUMN " + quote(wanted.name()) + " SET NOT NULL", reason);
    }

    // The partitioned table may ask for it when the partition is attached.
    private boolean becomesPartition() {
        return goal.kind().partition() && !table.kind().partition();
    }

    private void identity(Column column, Column wanted) {
        var mine = column.identity();
        if (mine.isPresent() && wanted.identity().isEmpty()) {
            outline.names().free(mine.get().sequence());
            changes.add(Step.DROP_DEFAULT, Kind.ALTER_COLUMN, subject(wanted),
                    alterTable() + " ALTER COLUMN " + quote(wanted.name()) + " DROP IDENTITY", "it counts no more by itself");
        } else if (mine.isEmpty() && wanted.identity().isPresent()) {
            addIdentity(column, wanted);
        } else if (mine.isPresent() && !same(mine, wanted)) {
            var identity = wanted.identity().orElseThrow();
            changes.add(Step.ALTER_COLUMN, Kind.ALTER_COLUMN, subject(wanted),
                    alterTable() + " ALTER COLUMN " + quote(wanted.name()) + " SET GENERATED " + ColumnSql.when(identity)
                            + " SET " + ColumnSql.counting(identity.options())
                                    .replaceAll(" (MIN|MAX|START|CACHE|CYCLE|NO C)", " SET $1"),
                    "it counts differently");
        }
    }

    private static boolean same(Optional<Identity> mine, Column wanted) {
        var identity = wanted.identity().orElseThrow();
        return mine.orElseThrow().always() == identity.always()
                && Objects.equals(mine.orElseThrow().options(), identity.options());
    }

    private void addIdentity(Column column, Column wanted) {
        var identity = wanted.identity().orElseThrow();
        if (column.nullable()) {
            changes.add(Step.ALTER_COLUMN, Kind.ALTER_COLUMN, subject(wanted),
                    alterTable() + " ALTER COLUMN " + quote(wanted.name()) + " SET NOT NULL", "an identity column takes no NULL");
        }
        var free = !outline.names().has(identity.sequence()) || outline.current().sequence(identity.sequence())
                .flatMap(Sequence::ownedBy)
                .filter(new ColumnName(table.name(), column.name())::equals)
                .isPresent();
        changes.add(Step.ALTER_COLUMN, Kind.ALTER_COLUMN, subject(wanted),
                alterTable() + " ALTER COLUMN " + quote(wanted.name()) + " ADD " + ColumnSql.identity(identity, free),
                "it counts by itself now");
    }

    private void keep(Column wanted, Optional<String> storage, Optional<String> compression) {
        if (!storage.equals(wanted.storage())) {
            changes.add(Step.ALTER_COLUMN, Kind.ALTER_COLUMN, subject(wanted),
                    alterColumn(wanted) + " SET STORAGE " + wanted.storage().orElse(usualStorage(wanted.type())),
                            "it is stored differently");
        }
        if (!compression.equals(wanted.compression())) {
            changes.add(Step.ALTER_COLUMN, Kind.ALTER_COLUMN, subject(wanted),
                    alterColumn(wanted) + " SET COMPRESSION " + wanted.compression().orElse("default"),
                            "it is compressed differently");
        }
    }

    // SET STORAGE DEFAULT came with PostgreSQL 16.
    private static String usualStorage(String type) {
        return type.startsWith("numeric") || type.equals("inet") || type.equals("cidr") ? "MAIN" : "EXTENDED";
    }

    private void comment(Column wanted, Optional<String> mine) {
        new CommentChanges(changes).between("column " + table.name() + "." + wanted.name(), table.name(),
                "COLUMN " + quote(table.name(), wanted.name()), mine, wanted.comment());
    }
}
