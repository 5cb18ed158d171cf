package stepferry.model.structure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An index without a constraint in front of it.
 *
 * @param definition from {@code USING} on: method, keys, INCLUDE, parameters and predicate; on MariaDB and MySQL the keys in
 *     parentheses, behind {@code FULLTEXT} or its like, before the options
 * @param columns the key columns in order; empty when a key is an expression
 * @param touches every column of the table that keys, expressions and predicate look at
 * @param partial whether it has a predicate
 * @param inherited whether a partition has it from its partitioned table
 */
public record Index(
        String name,
        boolean unique,
        String definition,
        List<String> columns,
        List<String> touches,
        boolean partial,
        boolean inherited,
        Optional<String> comment) {

    public Index {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(definition, "definition");
        columns = List.copyOf(columns);
        touches = List.copyOf(touches);
    }

    /** Whether it makes plain columns unique over the whole table. */
    public boolean wholeUnique() {
        return unique && !partial && !columns.isEmpty();
    }
}
