package stepferry.model.structure;

import java.util.Objects;

/**
 * Something the schema holds that Stepferry does not carry.
 *
 * @param kind in words, such as {@code function}, {@code extension} or {@code policy}
 * @param name with the table or the argument types where the name alone is not unique
 */
public record OutOfScope(String kind, String name) {
    public OutOfScope {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }
}
