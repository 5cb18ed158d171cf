package stepferry.check;

import java.util.Objects;
import stepferry.model.Admission;
import stepferry.runtime.AdmittedInput;

/** The run whose package and target are checked. */
public record CheckInput(Admission run) implements AdmittedInput {
    public CheckInput {
        Objects.requireNonNull(run, "run");
    }
}
