package stepferry.tables.mysql.structure;

import static stepferry.tables.mysql.Backticks.literal;
import static stepferry.tables.mysql.Backticks.quote;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepferry.model.structure.ConstraintKind;
import stepferry.model.structure.Index;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.model.structure.Table;

/** A table the target lacks: with its keys and checks at once, with its other indexes when the rows are in. */
record NewTable(Table table, Changes changes) {
    void write() {
        changes.add(Step.CREATE_TABLE, Kind.CREATE_TABLE, "table " + table.name(), table.name(), sql(), "the target lacks it");
        changes.alter(Step.COMPLETE_TABLE, table.name(), table.indexes().stream()
                .filter(index -> !atOnce(index) && !IndexSql.fulltext(index)).map(index -> IndexSql.add(table, index)).toList());
        table.indexes().stream().filter(IndexSql::fulltext).map(index -> IndexSql.add(table, index))
                .forEach(clause -> changes.alter(Step.COMPLETE_TABLE, table.name(), List.of(clause)));
    }

    private boolean atOnce(Index index) {
        return index.unique() || IndexSql.carriesCounter(table, index.columns());
    }

    private String sql() {
        var columns = table.columns().stream().map(column -> ColumnSql.definition(column, column.collation()));
        var indexes = table.indexes().stream().filter(this::atOnce).map(IndexSql::definition);
        var constraints = table.constraints().stream()
                .filter(each -> each.kind() != ConstraintKind.FOREIGN_KEY).map(ConstraintSql::definition);
        return "CREATE TABLE " + quote(table.name()) + " ("
                + Stream.of(columns, constraints, indexes).flatMap(each -> each).collect(Collectors.joining(", ")) + ") "
                + String.join(" ", table.options().parameters())
                + table.comment().map(text -> " COMMENT=" + literal(text)).orElse("")
                + table.partitionKey().map(key -> " PARTITION BY " + key).orElse("");
    }
}
