package stepferry.tables.mysql;

import static stepferry.tables.mysql.Backticks.quote;

import java.util.List;
import java.util.stream.Collectors;
import stepferry.tables.RowSelection;

/** A selection of rows as SQL. */
record Selected(RowSelection selection, List<TypedColumn> columns) {
    static Selected of(Session session, RowSelection selection) {
        return new Selected(selection, TypedColumns.of(session, selection.table(), selection.columns()));
    }

    /** What stands behind FROM, under the alias t; its columns bear the table's names. */
    String from() {
        return (selection.whole() ? quote(selection.table()) : "(" + query() + ")") + " as t";
    }

    String query() {
        var values = columns.stream()
                .map(column -> selection.maskOf(column.name()).map(masked -> Masking.of(selection.table(), column, masked) + " as " + column.quoted())
                        .orElseGet(column::quoted))
                .collect(Collectors.joining(", "));
        return "select " + values + " from " + quote(selection.table()) + selection.filter().map(Selected::where).orElse("");
    }

    // The line break ends a comment that the condition may close with.
    private static String where(String filter) {
        return " where (" + filter + "\n)";
    }
}
