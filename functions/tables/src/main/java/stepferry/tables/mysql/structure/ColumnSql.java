package stepferry.tables.mysql.structure;

import static stepferry.tables.mysql.Backticks.literal;
import static stepferry.tables.mysql.Backticks.quote;

import java.util.Optional;
import java.util.stream.Collectors;
import stepferry.model.structure.Column;

/** A column as it stands in CREATE TABLE and ALTER TABLE, which must repeat all of it to change any of it. */
final class ColumnSql {
    private ColumnSql() {}

    static String definition(Column column, Optional<String> collation) {
        return quote(column.name()) + " " + column.type() + collation.map(each -> " COLLATE " + each).orElse("")
                + (column.generated().isPresent() ? generated(column) : value(column))
                + column.clauses().stream().filter(each -> !check(each)).map(each -> " " + each).collect(Collectors.joining())
                + column.comment().map(text -> " COMMENT " + literal(text)).orElse("")
                + column.clauses().stream().filter(ColumnSql::check).map(each -> " " + each).collect(Collectors.joining());
    }

    private static boolean check(String clause) {
        return clause.startsWith("CHECK ");
    }

    private static String generated(Column column) {
        var generated = column.generated().orElseThrow();
        return " GENERATED ALWAYS AS (" + generated.expression() + ")" + (generated.stored() ? " STORED" : " VIRTUAL")
                + (column.nullable() ? "" : " NOT NULL");
    }

    // Without NULL some servers give a timestamp NOT NULL and a default of their own.
    private static String value(Column column) {
        return (column.nullable() ? " NULL" : " NOT NULL") + column.defaultValue().map(each -> " DEFAULT " + each).orElse("")
                + (column.identity().isPresent() ? " AUTO_INCREMENT" : "");
    }
}
