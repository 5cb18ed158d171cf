package stepferry.model.structure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A trigger that somebody made.
 *
 * @param definition from {@code BEFORE}, {@code AFTER} or {@code INSTEAD OF} on, without the table
 * @param event the part of the definition before {@code ON table}
 * @param function the function it calls, qualified when it lies outside the schema
 * @param outside whether that function lies in another schema
 * @param columns the columns it names in {@code UPDATE OF} or {@code WHEN}
 * @param enabled {@code ORIGIN}, {@code ALWAYS}, {@code REPLICA} or {@code DISABLED}
 * @param inherited whether a partition has it from its partitioned table
 */
public record Trigger(
        String name,
        boolean constraint,
        String event,
        String definition,
        String function,
        boolean outside,
        List<String> columns,
        String enabled,
        boolean inherited,
        Optional<String> comment) {

    public Trigger {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(definition, "definition");
        columns = List.copyOf(columns);
    }
}
