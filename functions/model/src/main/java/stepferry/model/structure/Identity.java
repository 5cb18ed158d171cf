package stepferry.model.structure;

import java.util.Objects;

/**
 * The counter of an identity column.
 *
 * @param always whether the column refuses values of its own unless the statement overrides it
 * @param sequence the name of the sequence behind it; on MariaDB and MySQL the table's, which counts by itself
 */
public record Identity(boolean always, String sequence, SequenceOptions options) {
    public Identity {
        Objects.requireNonNull(sequence, "sequence");
        Objects.requireNonNull(options, "options");
    }
}
