package stepferry.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;

/**
 * A question to the target that must be true.
 *
 * @param name for people
 * @param sql a query in the target's SQL that gives one row with one value
 */
public record Assertion(String name, When when, String sql) {
    /** When it is asked. */
    public enum When {
        /** When the plan is made, before anything is touched. */
        BEFORE,
        /** When the run has landed. */
        AFTER;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException if the word is neither */
        @JsonCreator
        public static When of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public Assertion {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(sql, "sql");
    }
}
