package stepferry.variables;

import java.util.Objects;
import stepferry.model.variables.VariableKind;

/** A value that somebody gave; it shows nowhere. */
public record GivenValue(VariableKind kind, String value) {
    public GivenValue {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }

    /** The same value as what is more guarded: once a secret, always one. */
    GivenValue guardedAs(VariableKind other) {
        return other == VariableKind.SECRET ? new GivenValue(other, value) : this;
    }

    @Override
    public String toString() {
        return kind.word();
    }
}
