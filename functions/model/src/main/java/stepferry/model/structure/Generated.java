package stepferry.model.structure;

import java.util.Objects;

/** The expression of a generated column, stored with the row or computed when it is read. */
public record Generated(String expression, boolean stored) {
    public Generated {
        Objects.requireNonNull(expression, "expression");
    }
}
