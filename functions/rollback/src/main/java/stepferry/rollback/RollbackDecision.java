package stepferry.rollback;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What a failed run calls for.
 *
 * @param action what to do next
 */
public record RollbackDecision(Action action) {
    /** What to do next. */
    public enum Action {
        /** Nothing landed: the target is as it was. */
        NOTHING,
        /** Something landed: apply the backup. */
        RESTORE,
        /** Something landed, and whoever started the run wants it kept. */
        KEEP;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Action of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    @Override
    public String toString() {
        return switch (action) {
            case NOTHING -> "nothing had landed: the target is as it was";
            case RESTORE -> "the run had landed, or stopped halfway: its backup is restored";
            case KEEP -> "the run had landed and is kept, as was asked";
        };
    }
}
