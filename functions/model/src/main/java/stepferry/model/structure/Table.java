package stepferry.model.structure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table.
 *
 * @param parents the tables it inherits from, in order; the partitioned table for a partition
 * @param partitionKey such as {@code RANGE (day)}, of a partitioned table; on MariaDB and MySQL with its partitions
 * @param partitionBound such as {@code FOR VALUES FROM (1) TO (9)} or {@code DEFAULT}, of a partition
 */
public record Table(
        String name,
        TableKind kind,
        List<Column> columns,
        List<Constraint> constraints,
        List<Index> indexes,
        List<Trigger> triggers,
        List<String> parents,
        Optional<String> partitionKey,
        Optional<String> partitionBound,
        TableOptions options,
        Optional<String> comment) {

    public Table {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        indexes = List.copyOf(indexes);
        triggers = List.copyOf(triggers);
        parents = List.copyOf(parents);
    }

    public Optional<Column> column(String column) {
        return columns.stream().filter(each -> each.name().equals(column)).findFirst();
    }

    /** The columns of the primary key in key order; empty without one. */
    public List<String> primaryKey() {
        return constraints.stream()
                .filter(each -> each.kind() == ConstraintKind.PRIMARY_KEY)
                .findFirst()
                .map(Constraint::columns)
                .orElse(List.of());
    }

    /** The columns that rows are written to: all but the generated ones. */
    public List<Column> writableColumns() {
        return columns.stream().filter(column -> column.generated().isEmpty()).toList();
    }

    /** The foreign keys that leave this table. */
    public List<ForeignKey> foreignKeys() {
        return constraints.stream().flatMap(each -> each.foreignKey(name).stream()).toList();
    }

    /** The triggers that people made; those behind constraints are not in the structure at all. */
    public List<Trigger> userTriggers() {
        return triggers;
    }

    /** Every set of plain columns whose values are unique in the table: keys, unique constraints and whole unique indexes. */
    public List<List<String>> uniqueKeys() {
        var keys = constraints.stream().filter(each -> each.kind().unique()).map(Constraint::columns);
        var whole = indexes.stream().filter(Index::wholeUnique).map(Index::columns);
        return Stream.concat(keys, whole).distinct().toList();
    }
}
