package stepferry.tables.mysql.structure;

import static stepferry.tables.mysql.Backticks.quote;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepferry.model.structure.Column;
import stepferry.model.structure.ConstraintKind;
import stepferry.model.structure.Table;

/** What a table where rows wait is made of: columns that hold what the table's own do, and nothing that would refuse or change a value. */
public final class WaitingColumns {
    private WaitingColumns() {}

    /** The columns, and the primary key's as an index to find rows by, as they stand in CREATE TABLE. */
    public static String of(Table table, List<String> columns) {
        var typed = columns.stream().map(name -> column(table, table.column(name).orElseThrow()));
        var key = table.constraints().stream()
                .filter(each -> each.kind() == ConstraintKind.PRIMARY_KEY && columns.containsAll(each.columns()))
                .map(each -> each.definition().replaceFirst("(?i)^PRIMARY KEY", "KEY"));
        return Stream.concat(typed, key).collect(Collectors.joining(", "));
    }

    // Without NULL some servers give a timestamp NOT NULL and a default of their own.
    private static String column(Table table, Column column) {
        return quote(column.name()) + " " + column.type() + TableParameters.collation(table, column).map(each -> " COLLATE " + each).orElse("")
                + " NULL";
    }
}
