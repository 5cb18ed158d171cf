package stepferry.tables.mysql;

import static stepferry.tables.mysql.Backticks.quote;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepferry.tables.RowSelection;

/** A selection of rows as SQL. */
record Selected(RowSelection selection, List<TypedColumn> columns) {
    static Selected of(Session session, RowSelection selection) {
        return new Selected(selection, TypedColumns.of(session, selection.table(), selection.columns()));
    }

    /**
     * What stands behind FROM, under the alias t; its columns bear the table's names.
     *
     * @param ending what a query of the rows ends with, which does not reach into a query inside it
     */
    String from(String ending) {
        return selection.plain()
                ? quote(selection.table()) + " as t" + where(selection.range().map(range -> Stretch.conditions("t.", range)).orElse(List.of()))
                : "(" + query() + ending + ") as t";
    }

    String query() {
        var values = columns.stream()
                .map(column -> selection.maskOf(column.name()).map(masked -> Masking.of(selection.table(), column, masked) + " as " + column.quoted())
                        .orElseGet(column::quoted))
                .collect(Collectors.joining(", "));
        var conditions = Stream.concat(
                selection.filter().map(Selected::condition).stream(),
                selection.range().stream().flatMap(range -> Stretch.conditions("", range).stream())).toList();
        return "select " + values + " from " + quote(selection.table()) + where(conditions);
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** What a query of the rows ends with, so that those of a stretch come in the order of its key. */
    String order() {
        return selection.range().map(range -> " order by " + range.columns().stream().map(column -> "t." + quote(column))
                .collect(Collectors.joining(", "))).orElse("");
    }

    // The line break ends a comment that the condition may close with.
    private static String condition(String filter) {
        return "(" + filter + "\n)";
    }
}
