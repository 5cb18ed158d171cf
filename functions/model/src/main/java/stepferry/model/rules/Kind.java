package stepferry.model.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose table it is. */
public enum Kind {
    /** The application's or one of its plugins'. */
    SYSTEM,
    /** Made by the people who build on the application. */
    USER_DEFINED,
    /** Of a plugin that the profile does not know: only its structure moves, with a warning, unless a rule names it. */
    UNKNOWN;

    /** The word used in printed rules and messages, such as {@code user-defined}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if the word is none of the three kinds */
    @JsonCreator
    public static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
