package stepferry.model.structure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A constraint of a table. NOT NULL belongs to the column.
 *
 * @param definition as it follows {@code ADD CONSTRAINT name}
 * @param columns the columns it looks at, in its order
 * @param inherited whether it came from a parent table alone
 * @param reference of a foreign key: what it points at
 */
public record Constraint(
        String name,
        ConstraintKind kind,
        String definition,
        List<String> columns,
        boolean inherited,
        boolean deferrable,
        boolean initiallyDeferred,
        boolean validated,
        Optional<Reference> reference,
        Optional<String> comment) {

    public Constraint {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(definition, "definition");
        columns = List.copyOf(columns);
    }

    /** This constraint as a foreign key of the table, if it is one. */
    public Optional<ForeignKey> foreignKey(String table) {
        return reference.map(to -> new ForeignKey(
                name, definition, table, columns, to.table(), to.columns(), to.outside(), deferrable, initiallyDeferred,
                inherited, comment));
    }
}
