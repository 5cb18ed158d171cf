package stepferry.model.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What stands in a package instead of a column's value. */
public enum Mask {
    /** Null, or the type's empty value where the column may not be null. */
    CLEAR,
    /** A digest of the value: equal values stay equal. */
    HASH;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if the word is neither */
    @JsonCreator
    public static Mask of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
