package stepferry.model.structure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A range over another type.
 *
 * @param definition what follows {@code AS RANGE}
 */
public record RangeType(String name, String definition, List<String> uses, Optional<String> comment) implements UserType {
    public RangeType {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(definition, "definition");
        uses = List.copyOf(uses);
    }
}
