package stepferry.tables.mysql.structure;

import static stepferry.tables.mysql.Backticks.literal;
import static stepferry.tables.mysql.Backticks.quote;

import java.util.List;
import stepferry.model.structure.Column;
import stepferry.model.structure.Index;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.model.structure.Table;

/** An index as it stands in CREATE TABLE and ALTER TABLE. */
final class IndexSql {
    /** The indexes of another sort than the usual one, whose definition begins with this word. */
    static final List<String> SORTS = List.of("FULLTEXT", "SPATIAL", "VECTOR");

    private IndexSql() {}

    static String definition(Index index) {
        var definition = index.definition();
        var sort = SORTS.stream().map(each -> each + " ").filter(definition::startsWith).findFirst().orElse("");
        return (index.unique() ? "UNIQUE " : sort) + "INDEX " + quote(index.name()) + " " + definition.substring(sort.length())
                + index.comment().map(text -> " COMMENT " + literal(text)).orElse("");
    }

    static boolean fulltext(Index index) {
        return index.definition().startsWith("FULLTEXT ");
    }

    /** What makes two indexes the same, whatever they are called. */
    static Object essence(Index index) {
        return List.of(index.unique(), index.definition(), index.comment());
    }

    /** Whether the table's counter can rest on it. */
    static boolean carriesCounter(Table table, List<String> columns) {
        return table.columns().stream().filter(column -> column.identity().isPresent()).map(Column::name)
                .anyMatch(counter -> !columns.isEmpty() && columns.getFirst().equalsIgnoreCase(counter));
    }

    static Clause add(Table table, Index index) {
        return Clause.of("ADD " + definition(index), Kind.CREATE_INDEX, object(table, index),
                "the target lacks the index " + index.name() + ", has another one, or it stood in the way");
    }

    static Clause drop(Table table, Index index) {
        return Clause.of("DROP INDEX " + quote(index.name()), Kind.DROP_INDEX, object(table, index),
                "the index " + index.name() + " differs or stands in the way of another change");
    }

    private static String object(Table table, Index index) {
        return "index " + index.name() + " of " + table.name();
    }
}
