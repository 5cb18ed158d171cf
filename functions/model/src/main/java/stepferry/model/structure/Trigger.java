package stepferry.model.structure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A trigger that somebody made.
 *
 * @param definition the whole {@code CREATE TRIGGER} statement
 * @param function the function it calls, with its schema when that is another one
 * @param outside whether that function lies in another schema
 * @param columns the columns it names in {@code UPDATE OF} or {@code WHEN}
 * @param enabled {@code ORIGIN}, {@code ALWAYS}, {@code REPLICA} or {@code DISABLED}
 * @param inherited whether a partition has it from its partitioned table
 * @param sqlMode how MariaDB and MySQL read its statements
 */
public record Trigger(
        String name,
        String definition,
        String function,
        boolean outside,
        List<String> columns,
        String enabled,
        boolean inherited,
        Optional<String> sqlMode,
        Optional<String> comment) {

    public Trigger {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(enabled, "enabled");
        columns = List.copyOf(columns);
    }

    /** A trigger that every session reads alike. */
    public Trigger(
            String name,
            String definition,
            String function,
            boolean outside,
            List<String> columns,
            String enabled,
            boolean inherited,
            Optional<String> comment) {
        this(name, definition, function, outside, columns, enabled, inherited, Optional.empty(), comment);
    }
}
