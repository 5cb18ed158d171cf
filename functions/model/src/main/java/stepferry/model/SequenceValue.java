package stepferry.model;

import java.util.Objects;

/**
 * Where a database sequence stood at the snapshot.
 *
 * @param name the sequence, without schema
 * @param last its last value
 * @param called whether that value was handed out
 */
public record SequenceValue(String name, long last, boolean called) {
    public SequenceValue {
        Objects.requireNonNull(name);
    }
}
