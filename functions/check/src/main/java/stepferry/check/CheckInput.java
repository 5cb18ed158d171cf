package stepferry.check;

import java.util.Objects;
import java.util.Optional;
import stepferry.model.Admission;
import stepferry.runtime.StepInput;

/** The run whose package and target are checked. */
public record CheckInput(Admission run) implements StepInput {
    public CheckInput {
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
