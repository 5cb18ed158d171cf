package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.quote;
import static stepferry.tables.Identifiers.quoteAll;

import java.util.stream.Collectors;
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
        return selection.whole() ? quote(selection.table()) + columns : "(" + query() + ")";
    }

    String query() {
        var values = selection.columns().stream()
                .map(column -> selection.maskOf(column).map(masked -> Masking.of(selection.table(), masked) + " as " + quote(column))
                        .orElseGet(() -> quote(column)))
                .collect(Collectors.joining(", "));
        return "select " + values + " from only " + quote(selection.table()) + selection.filter().map(Selected::where).orElse("");
    }

    // The line break ends a comment that the condition may close with.
    static String where(String filter) {
        return " where (" + filter + "\n)";
    }
}
