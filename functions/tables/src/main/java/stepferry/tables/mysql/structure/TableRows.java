package stepferry.tables.mysql.structure;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import stepferry.model.structure.Column;
import stepferry.model.structure.Constraint;
import stepferry.model.structure.Table;
import stepferry.model.structure.TableKind;
import stepferry.model.structure.TableOptions;
import stepferry.model.structure.Trigger;

/** Tables, put together from their parts. */
record TableRows(
        Catalogue catalogue,
        Map<String, List<Column>> columns,
        KeyRows keys,
        Map<String, List<Constraint>> checks,
        Map<String, List<Constraint>> foreignKeys,
        Map<String, List<Trigger>> triggers) {

    static List<Table> read(Catalogue catalogue, Relations relations, Map<String, List<Column>> columns) throws SQLException {
        var rows = new TableRows(catalogue, columns, KeyRows.read(catalogue, columns), CheckRows.ofTables(catalogue, columns),
                ForeignKeyRows.read(catalogue), TriggerRows.read(catalogue));
        var tables = new ArrayList<Table>();
        for (var relation : relations.all()) {
            if (relation.carried()) {
                tables.add(rows.table(relation));
            }
        }
        return tables;
    }

    // A partitioned table holds its rows itself here, and its partitions are no tables.
    private Table table(Relations.Relation relation) throws SQLException {
        var name = relation.name();
        return new Table(
                name,
                TableKind.TABLE,
                of(columns, name),
                Stream.of(keys.primaryKey(name).stream(), of(checks, name).stream(), of(foreignKeys, name).stream())
                        .flatMap(each -> each).toList(),
                keys.indexes(name),
                of(triggers, name),
                List.of(),
                relation.partitioned() ? catalogue.shown(name).partitions() : Optional.empty(),
                Optional.empty(),
                new TableOptions(false, TableParameters.of(relation), "DEFAULT", Optional.empty()),
                relation.comment());
    }

    private static <T> List<T> of(Map<String, List<T>> parts, String table) {
        return parts.getOrDefault(table, List.of());
    }
}
