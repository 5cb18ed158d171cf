package stepferry.model.structure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A range over another type.
 *
 * @param definition what stands between the parentheses after {@code AS RANGE}, but for the multirange's name
 */
public record RangeType(String name, String definition, String multirange, List<String> uses, Optional<String> comment)
        implements UserType {
    public RangeType {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(multirange, "multirange");
        uses = List.copyOf(uses);
    }
}
