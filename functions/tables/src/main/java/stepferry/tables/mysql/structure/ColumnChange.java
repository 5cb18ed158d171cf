package stepferry.tables.mysql.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stepferry.model.structure.Column;
import stepferry.model.structure.Table;

/** What differs about a column, in words. */
record ColumnChange(Table table, Column column, Table goal, Column wanted) {
    /** Whether nothing but the type and the collation, which are not looked at, differs. */
    static boolean same(Column column, Column wanted) {
        return column.name().equals(wanted.name())
                && column.nullable() == wanted.nullable()
                && column.defaultValue().equals(wanted.defaultValue())
                && column.identity().isPresent() == wanted.identity().isPresent()
                && column.generated().equals(wanted.generated())
                && column.clauses().equals(wanted.clauses())
                && column.comment().equals(wanted.comment());
    }

    boolean impossible() {
        return types().impossible();
    }

    private TypeChange types() {
        return new TypeChange(DataType.of(column.type()), DataType.of(wanted.type()));
    }

    /** What of the column's values is lost, if anything may be. */
    Optional<String> loss() {
        if (column.generated().isPresent()) {
            return Optional.empty();
        }
        if (wanted.generated().isPresent()) {
            return Optional.of("the values of " + named() + " give way to computed ones");
        }
        var lost = column.type().equals(wanted.type()) ? Optional.<String>empty() : types().loss();
        return lost.or(() -> TypeChange.lossOfCharacters(
                        TableParameters.collation(table, column), TableParameters.collation(goal, wanted)))
                .map(loss -> named() + " goes from " + from() + " to " + to() + ": " + loss);
    }

    String named() {
        return "column " + column.name() + " of table " + table.name();
    }

    private String from() {
        return described(table, column);
    }

    private String to() {
        return described(goal, wanted);
    }

    private static String described(Table table, Column column) {
        return column.type() + TableParameters.collation(table, column).map(each -> " " + each).orElse("");
    }

    String reason() {
        return loss().orElseGet(() -> named() + ": " + String.join(", ", differences()));
    }

    private List<String> differences() {
        var found = new ArrayList<String>();
        note(found, !column.name().equals(wanted.name()), "its name is written in another case");
        note(found, !from().equals(to()), "it goes from " + from() + " to " + to());
        note(found, !column.generated().equals(wanted.generated()), "it is computed differently");
        note(found, column.nullable() != wanted.nullable(), wanted.nullable() ? "it takes NULL now" : "it takes no NULL any more");
        note(found, !column.defaultValue().equals(wanted.defaultValue()), "its default differs");
        note(found, column.identity().isPresent() != wanted.identity().isPresent(), "it is counted differently");
        note(found, !column.clauses().equals(wanted.clauses()), "its clauses differ");
        note(found, !column.comment().equals(wanted.comment()), "its comment differs");
        return found;
    }

    private static void note(List<String> found, boolean differs, String what) {
        if (differs) {
            found.add(what);
        }
    }
}
