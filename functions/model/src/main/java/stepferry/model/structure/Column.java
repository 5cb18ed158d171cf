package stepferry.model.structure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A column of a table, or of a view.
 *
 * @param type as the database prints it, with its modifiers, such as {@code numeric(38,12)} or {@code mood[]}
 * @param userType the type of this schema that the column's type is, or is an array of
 * @param defaultValue the default's SQL expression; not of generated or identity columns
 * @param drawsFrom the sequence of this schema that the default draws from, possibly a parent table's
 * @param collation only where it is not the type's own
 * @param inherited whether a parent table has the column
 * @param local whether the table itself declares it; an inherited column may be declared again
 * @param storage only where it is not the type's own, such as {@code EXTERNAL}
 * @param compression such as {@code lz4}, where it was chosen
 * @param clauses what else its definition says on MariaDB and MySQL, such as {@code ON UPDATE current_timestamp()}
 */
public record Column(
        String name,
        String type,
        Optional<String> userType,
        boolean nullable,
        Optional<String> defaultValue,
        Optional<String> drawsFrom,
        Optional<Identity> identity,
        Optional<Generated> generated,
        Optional<String> collation,
        boolean inherited,
        boolean local,
        Optional<String> storage,
        Optional<String> compression,
        List<String> clauses,
        Optional<String> comment) {

    public Column {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        // A package from before this component existed has none.
        clauses = clauses == null ? List.of() : List.copyOf(clauses);
    }

    /** A column without further clauses. */
    public Column(
            String name,
            String type,
            Optional<String> userType,
            boolean nullable,
            Optional<String> defaultValue,
            Optional<String> drawsFrom,
            Optional<Identity> identity,
            Optional<Generated> generated,
            Optional<String> collation,
            boolean inherited,
            boolean local,
            Optional<String> storage,
            Optional<String> compression,
            Optional<String> comment) {
        this(name, type, userType, nullable, defaultValue, drawsFrom, identity, generated, collation, inherited, local, storage,
                compression, List.of(), comment);
    }

    /** Whether the database fills the column from a counter when a row leaves it out. */
    public boolean counted() {
        return identity.isPresent() || drawsFrom.isPresent();
    }
}
