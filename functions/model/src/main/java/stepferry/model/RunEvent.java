package stepferry.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * One line of a run's journal.
 *
 * @param step the state's word, such as {@code apply}
 * @param message a sentence for people; never a value of a row, never a secret
 * @param facts what the step returned, by name
 */
public record RunEvent(String run, Instant at, String step, Kind kind, String message, Map<String, Object> facts) {

    /** What happened to the step. */
    public enum Kind {
        STARTED,
        FINISHED,
        FAILED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public RunEvent {
        Objects.requireNonNull(run);
        Objects.requireNonNull(step);
        facts = Map.copyOf(facts);
    }
}
