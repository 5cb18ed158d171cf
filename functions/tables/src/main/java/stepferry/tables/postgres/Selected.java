package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.quote;
import static stepferry.tables.Identifiers.quoteAll;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepferry.model.KeyRange;
import stepferry.tables.RowSelection;

/** A selection of rows as SQL. */
record Selected(RowSelection selection) {
    /** What stands behind FROM; its columns bear the table's names. */
    String from() {
        return selection.whole() ? "only " + quote(selection.table()) : "(" + query() + ") as " + quote(selection.table());
    }

    /** What COPY reads. */
    String copied() {
        var columns = selection.columns().isEmpty() ? "" : " (" + quoteAll(selection.columns()) + ")";
        return selection.whole() ? quote(selection.table()) + columns
                : "(" + query() + selection.range().map(Selected::order).orElse("") + ")";
    }

    String query() {
        var values = selection.columns().stream()
                .map(column -> selection.maskOf(column).map(masked -> Masking.of(selection.table(), masked) + " as " + quote(column))
                        .orElseGet(() -> quote(column)))
                .collect(Collectors.joining(", "));
        var conditions = Stream.concat(
                selection.filter().map(Selected::condition).stream(),
                selection.range().stream().flatMap(range -> Stretch.conditions("", range).stream())).toList();
        return "select " + values + " from only " + quote(selection.table()) + where(conditions);
    }

    private static String order(KeyRange range) {
        return range.columns().equals(List.of(Splitting.PLACE)) ? "" : " order by " + quoteAll(range.columns());
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    // The line break ends a comment that the condition may close with.
    private static String condition(String filter) {
        return "(" + filter + "\n)";
    }
}
