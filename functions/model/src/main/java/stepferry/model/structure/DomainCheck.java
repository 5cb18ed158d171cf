package stepferry.model.structure;

import java.util.Objects;

/** A check of a domain; the definition follows {@code ADD CONSTRAINT name}. */
public record DomainCheck(String name, String definition) {
    public DomainCheck {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(definition, "definition");
    }
}
