package stepferry.model.structure;

import java.util.Objects;
import java.util.Optional;

/**
 * A sequence of its own; the ones behind identity columns stand with their column.
 *
 * @param ownedBy the column that it is dropped with, as a serial column's is
 */
public record Sequence(
        String name, SequenceOptions options, Optional<ColumnName> ownedBy, boolean unlogged, Optional<String> comment) {
    public Sequence {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(options, "options");
    }
}
