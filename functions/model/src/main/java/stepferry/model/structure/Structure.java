package stepferry.model.structure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stepferry.model.Engine;

/**
 * The structure of one schema at one instant.
 *
 * @param serverVersion the server's own version text, such as {@code 17.11}
 * @param outOfScope what the schema holds and Stepferry does not carry, for the run to say before a row moves
 */
public record Structure(
        Engine engine,
        String serverVersion,
        List<Table> tables,
        List<View> views,
        List<Sequence> sequences,
        List<UserType> types,
        List<OutOfScope> outOfScope) {

    public Structure {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        sequences = List.copyOf(sequences);
        types = List.copyOf(types);
        outOfScope = List.copyOf(outOfScope);
    }

    public Optional<Table> table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    public Optional<View> view(String name) {
        return views.stream().filter(view -> view.name().equals(name)).findFirst();
    }

    public Optional<Sequence> sequence(String name) {
        return sequences.stream().filter(sequence -> sequence.name().equals(name)).findFirst();
    }

    public Optional<UserType> type(String name) {
        return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /** Whether anything goes by that name: table, view, sequence or type. */
    public boolean has(String name) {
        return table(name).isPresent() || view(name).isPresent() || sequence(name).isPresent() || type(name).isPresent();
    }

    /** The foreign keys that leave the table or point at it; a partition is touched by those of the tables it is a part of. */
    public List<ForeignKey> foreignKeysTouching(String table) {
        var whole = wholes(table).toList();
        return tables.stream()
                .flatMap(each -> each.foreignKeys().stream())
                .filter(key -> whole.contains(key.table()) || (!key.outside() && whole.contains(key.referencedTable())))
                .toList();
    }

    /** The table itself and, of a partition, the tables above it. */
    private Stream<String> wholes(String name) {
        var above = table(name).filter(table -> table.kind().partition()).stream().flatMap(table -> table.parents().stream());
        return Stream.concat(Stream.of(name), above.flatMap(this::wholes));
    }

    /** The tables that inherit from the table directly, partitions included. */
    public List<Table> childrenOf(String table) {
        return tables.stream().filter(each -> each.parents().contains(table)).toList();
    }

    /** Every default of the schema that draws from the sequence, wherever it is owned. */
    public List<ColumnName> columnsDrawingFrom(String sequence) {
        return tables.stream()
                .flatMap(table -> table.columns().stream()
                        .filter(column -> column.drawsFrom().filter(sequence::equals).isPresent())
                        .map(column -> new ColumnName(table.name(), column.name())))
                .toList();
    }
}
