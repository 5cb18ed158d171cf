package stepferry.rollback;

import java.util.Objects;
import java.util.Optional;
import stepferry.model.Admission;
import stepferry.runtime.StepInput;

/** The run that failed. */
public record RollbackInput(Admission run) implements StepInput {
    public RollbackInput {
        Objects.requireNonNull(run, "run");
    }

    @Override
    public String runId() {
        return run.run();
    }

    @Override
    public Optional<Admission> admission() {
        return Optional.of(run);
    }
}
