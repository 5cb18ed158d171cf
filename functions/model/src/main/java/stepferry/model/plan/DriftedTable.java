package stepferry.model.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import stepferry.model.Rule;

/**
 * What became of a table since a run wrote it.
 *
 * @param rule by which the run wrote it
 * @param added rows that came since
 * @param removed rows of the run that are gone
 * @param changed rows of the run that hold other values
 * @param exact whether the numbers are all that happened
 * @param notes what the reader of the numbers should know, in sentences
 * @param samples a few of the rows: before is what the run left, after what stands there now
 */
public record DriftedTable(
        String table, Rule rule, State state, long added, long removed, long changed, boolean exact, List<String> notes, Samples samples) {
    /** Whether it is still what the run left. */
    public enum State {
        SAME,
        CHANGED,
        /** There is no such table any more. */
        GONE;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public DriftedTable {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(state, "state");
        notes = List.copyOf(notes);
        Objects.requireNonNull(samples, "samples");
    }

    /** Of a table about which no row is known. */
    public static DriftedTable of(String table, Rule rule, State state, String... notes) {
        return new DriftedTable(table, rule, state, 0, 0, 0, state != State.CHANGED, List.of(notes), Samples.NONE);
    }
}
