package stepferry.tables.postgres.structure;

import static stepferry.tables.Identifiers.quote;
import static stepferry.tables.Identifiers.quoteAll;

import java.util.Optional;
import java.util.stream.Collectors;
import stepferry.model.structure.Column;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.model.structure.Table;
import stepferry.tables.postgres.structure.Changes.Subject;
import stepferry.tables.structure.Outline;

/** A table the target lacks: its columns here, its constraints and indexes by their own rooms. */
record NewTable(Outline outline, Changes changes, Table table) {
    /** The parent that gives the column to a table that is made, or gets the column, as its child. */
    static Optional<Table> givenByParent(Outline outline, Table table, String column) {
        return table.parents().stream()
                .flatMap(parent -> outline.goal(parent).stream())
                .filter(parent -> parent.column(column).isPresent())
                .findFirst();
    }

    void write() {
        for (var parent : table.parents()) {
            if (outline.goal(parent).isEmpty()) {
                changes.refuse("table " + table.name() + " inherits from " + parent + ", which the target lacks");
            }
        }
        outline.names().take(table.name(), "table " + table.name(), changes::refuse);
        changes.add(joins() ? Step.CREATE_PARTITION : Step.CREATE, Kind.CREATE_TABLE, Subject.of("table", table.name()), sql(),
                "the target lacks it");
        table.columns().forEach(this::settle);
        new CommentChanges(changes).write("table " + table.name(), table.name(), "TABLE " + quote(table.name()), table.comment());
    }

    /** Whether it is a new partition among old ones, which must have made room for it. */
    private boolean joins() {
        return table.kind().partition() && outline.current(root(table).name()).isPresent();
    }

    private Table root(Table of) {
        return of.kind().partition() ? outline.goal(of.parents().getFirst()).map(this::root).orElse(of) : of;
    }

    private String sql() {
        return "CREATE " + (table.options().unlogged() ? "UNLOGGED " : "") + "TABLE " + quote(table.name())
                + (table.kind().partition() ? partition() : columnsAndParents())
                + table.partitionKey().map(key -> " PARTITION BY " + key).orElse("")
                + (table.options().parameters().isEmpty()
                        ? ""
                        : " WITH (" + String.join(", ",
                                table.options().parameters().stream().map(Parameters::assignment).toList()) + ")");
    }

    private String partition() {
        return " PARTITION OF " + quote(table.parents().getFirst()) + " " + table.partitionBound().orElseThrow();
    }

    private String columnsAndParents() {
        var columns = table.columns().stream()
                .filter(column -> givenByParent(outline, table, column.name()).isEmpty() || column.local())
                .map(column -> ColumnSql.definition(column, !column.nullable(), sequenceIsFree(column)))
                .collect(Collectors.joining(", "));
        return " (" + columns + ")" + (table.parents().isEmpty() ? "" : " INHERITS (" + quoteAll(table.parents()) + ")");
    }

    private boolean sequenceIsFree(Column column) {
        return column.identity().filter(each -> !outline.names().has(each.sequence())).isPresent();
    }

    private void settle(Column column) {
        var name = "column " + table.name() + "." + column.name();
        var start = "ALTER TABLE ONLY " + quote(table.name()) + " ALTER COLUMN " + quote(column.name());
        var parent = givenByParent(outline, table, column.name())
                .filter(each -> table.kind().partition() || !column.local())
                .flatMap(each -> each.column(column.name()));
        parent.ifPresent(given -> settle(column, given, start));
        column.storage().ifPresent(storage -> alter(column, start + " SET STORAGE " + storage));
        column.compression().ifPresent(method -> alter(column, start + " SET COMPRESSION " + method));
        new CommentChanges(changes).write(name, table.name(), "COLUMN " + quote(table.name(), column.name()), column.comment());
    }

    private void settle(Column column, Column given, String start) {
        if (!column.defaultValue().equals(given.defaultValue())) {
            alter(column, start + column.defaultValue().map(value -> " SET DEFAULT " + value).orElse(" DROP DEFAULT"));
        }
        if (!column.nullable() && given.nullable()) {
            alter(column, "ALTER TABLE " + quote(table.name()) + " ALTER COLUMN " + quote(column.name()) + " SET NOT NULL");
        }
    }

    private void alter(Column column, String sql) {
        changes.add(joins() ? Step.CREATE_PARTITION : Step.ALTER_COLUMN, Kind.ALTER_COLUMN,
                Subject.column(table.name(), column.name()), sql,
                "the new table has the column from its parent and differs");
    }
}
