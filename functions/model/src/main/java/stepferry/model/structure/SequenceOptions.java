package stepferry.model.structure;

import java.util.Objects;

/** How a sequence counts; never where it stands. */
public record SequenceOptions(
        String type, long start, long increment, long minimum, long maximum, long cache, boolean cycle) {
    public SequenceOptions {
        Objects.requireNonNull(type, "type");
    }
}
