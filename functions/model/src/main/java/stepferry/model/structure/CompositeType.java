package stepferry.model.structure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A row type without a table. */
public record CompositeType(String name, List<Attribute> attributes, List<String> uses, Optional<String> comment)
        implements UserType {

    public CompositeType {
        Objects.requireNonNull(name, "name");
        attributes = List.copyOf(attributes);
        uses = List.copyOf(uses);
    }
}
