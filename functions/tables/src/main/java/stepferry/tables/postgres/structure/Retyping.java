package stepferry.tables.postgres.structure;

import static stepferry.tables.Identifiers.quote;

import java.util.Optional;
import stepferry.model.structure.Column;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.tables.postgres.structure.Changes.Subject;

/** Gives a column another type, or a type that was made anew. */
record Retyping(TypeRebuild types, Changes changes, String table, Column column, Column wanted) {
    void write() {
        var cast = cast();
        if (cast.isEmpty()) {
            changes.refuse("column " + column.name() + " of table " + table + " is " + column.type() + " and shall be "
                    + wanted.type() + ", which no cast leads to");
            return;
        }
        var name = quote(column.name());
        changes.put(Step.ALTER_COLUMN_TYPE, Kind.ALTER_COLUMN, Subject.column(table, column.name()),
                "ALTER TABLE " + quote(table) + " ALTER COLUMN " + name + " TYPE " + ColumnSql.type(wanted)
                        + cast.get().using().map(using -> " USING " + using.formatted(name)).orElse(""),
                cast.get().loss().isPresent(), reason(cast.get()));
    }

    private String reason(Cast cast) {
        var change = column.type().equals(wanted.type())
                ? "the type of column " + column.name() + " of table " + table + " is made anew or sorts differently"
                : "column " + column.name() + " of table " + table + " goes from " + column.type() + " to " + wanted.type();
        return change + cast.loss().map(loss -> ": " + loss).orElse("");
    }

    private Optional<Cast> cast() {
        if (column.userType().isEmpty() && wanted.userType().isEmpty()) {
            return Cast.between(column.type(), wanted.type());
        }
        if (column.type().equals(wanted.type()) && column.userType().filter(types::rebuilds).isEmpty()) {
            return Optional.of(new Cast(Optional.empty(), Optional.empty()));
        }
        if (column.type().endsWith("[]") != wanted.type().endsWith("[]")) {
            return Optional.empty();
        }
        var using = "%s::text::" + wanted.type().replace("%", "%%");
        var safe = column.type().equals(wanted.type()) || wanted.type().equals("text");
        return Optional.of(new Cast(Optional.of(using),
                safe ? Optional.empty() : Optional.of("values that are no " + wanted.type() + " are refused")));
    }
}
