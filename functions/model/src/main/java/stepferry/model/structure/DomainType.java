package stepferry.model.structure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A domain: a type with rules on top of it. */
public record DomainType(
        String name,
        String type,
        boolean nullable,
        Optional<String> defaultValue,
        Optional<String> collation,
        List<DomainCheck> checks,
        List<String> uses,
        Optional<String> comment)
        implements UserType {

    public DomainType {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        checks = List.copyOf(checks);
        uses = List.copyOf(uses);
    }
}
