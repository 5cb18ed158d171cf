package stepferry.model.structure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** An enumeration; the order of its labels is the order of its values. */
public record EnumType(String name, List<String> labels, Optional<String> comment) implements UserType {
    public EnumType {
        Objects.requireNonNull(name, "name");
        labels = List.copyOf(labels);
    }

    @Override
    public List<String> uses() {
        return List.of();
    }
}
