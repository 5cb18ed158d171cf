package stepferry.model.structure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A view or a materialised view.
 *
 * @param definition the query, without a closing semicolon
 * @param uses what it reads directly in this schema; an empty column stands for the whole relation
 * @param usesTypes the types of this schema it names, directly
 * @param parameters options as {@code name=value}, sorted
 * @param indexes of a materialised view
 */
public record View(
        String name,
        boolean materialized,
        boolean populated,
        String definition,
        List<Column> columns,
        List<ColumnName> uses,
        List<String> usesTypes,
        List<String> parameters,
        List<Index> indexes,
        List<Trigger> triggers,
        Optional<String> comment) {

    public View {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(definition, "definition");
        columns = List.copyOf(columns);
        uses = List.copyOf(uses);
        usesTypes = List.copyOf(usesTypes);
        parameters = List.copyOf(parameters);
        indexes = List.copyOf(indexes);
        triggers = List.copyOf(triggers);
    }

    /** The tables and views it reads directly. */
    public List<String> relations() {
        return uses.stream().map(ColumnName::table).distinct().toList();
    }
}
