package stepferry.model.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the rows of a table belong to, and so how far a general rule may reach. */
public enum Belonging {
    /** Configuration of the application: a global rule reaches it. */
    SYSTEM,
    /** What people entered: of system tables, only a rule that names the table moves it against the table's default. */
    BUSINESS,
    /** What the running application writes for itself: as {@link #BUSINESS}. */
    RUNTIME,
    /** The environment's own (variables, version, done scripts): no rule ever carries its rows. */
    ENVIRONMENT;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if the word is none of the four */
    @JsonCreator
    public static Belonging of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
