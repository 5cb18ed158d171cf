package stepferry.plan;

import java.util.Objects;
import java.util.Optional;
import stepferry.model.Admission;
import stepferry.model.plan.Expectation;
import stepferry.runtime.StepInput;

/**
 * The run that is planned.
 *
 * @param expectation how its rows will come, as Check found
 */
public record PlanInput(Admission run, Expectation expectation) implements StepInput {
    public PlanInput {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(expectation, "expectation");
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
