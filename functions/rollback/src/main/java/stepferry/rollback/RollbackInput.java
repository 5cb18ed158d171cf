package stepferry.rollback;

import java.util.Objects;
import stepferry.model.Admission;
import stepferry.runtime.AdmittedInput;

/** The run that failed. */
public record RollbackInput(Admission run) implements AdmittedInput {
    public RollbackInput {
        Objects.requireNonNull(run, "run");
    }
}
