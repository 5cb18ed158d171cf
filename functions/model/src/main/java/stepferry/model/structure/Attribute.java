package stepferry.model.structure;

import java.util.Objects;
import java.util.Optional;

/** A field of a composite type. */
public record Attribute(String name, String type, Optional<String> collation) {
    public Attribute {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }
}
