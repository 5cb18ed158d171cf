package stepferry.model.check;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a finding means for a run. */
public enum Severity {
    /** Good to know. */
    NOTICE,
    /** The run goes on, and somebody should look. */
    WARNING,
    /** The run does not go on, unless its rule set takes it on. */
    OBJECTION;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Severity of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
