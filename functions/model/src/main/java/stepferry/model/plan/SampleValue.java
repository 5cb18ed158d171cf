package stepferry.model.plan;

import java.util.Objects;
import java.util.Optional;

/**
 * A column of a sample row.
 *
 * @param before what the target holds; empty for null, and where there is no such row
 * @param after what it will hold; empty for null, and where there will be no such row
 * @param hidden whether the values are kept from view
 */
public record SampleValue(String column, Optional<String> before, Optional<String> after, boolean hidden) {
    public SampleValue {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        if (hidden && (before.isPresent() || after.isPresent())) {
            throw new IllegalArgumentException("what is hidden is not told: column " + column);
        }
    }

    /** A value that is there and not for everybody's eyes. */
    public static SampleValue hidden(String column) {
        return new SampleValue(column, Optional.empty(), Optional.empty(), true);
    }
}
