package stepferry.model.rules;

import java.util.List;
import java.util.Objects;

/**
 * The tables whose rule another table takes over, and why: the through table of a many-to-many relation follows both sides,
 * a tree's path table follows the tree.
 */
public record Follows(String relation, List<String> tables) {
    public Follows {
        Objects.requireNonNull(relation, "relation");
        tables = List.copyOf(tables);
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("A table that follows must follow at least one table");
        }
    }
}
