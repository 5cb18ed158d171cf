package stepferry.model.variables;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether anybody may read a variable's value. */
public enum VariableKind {
    PLAIN,
    SECRET;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static VariableKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
