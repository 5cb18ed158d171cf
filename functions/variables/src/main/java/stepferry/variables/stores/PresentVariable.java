package stepferry.variables.stores;

import java.util.Objects;
import stepferry.model.variables.VariableKind;

/**
 * A variable that an environment has.
 *
 * @param empty whether it has no value
 */
public record PresentVariable(String name, VariableKind kind, boolean empty) {
    public PresentVariable {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
    }
}
