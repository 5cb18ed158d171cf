package stepferry.plan;

import java.util.Objects;
import stepferry.model.Admission;
import stepferry.model.plan.Expectation;
import stepferry.runtime.AdmittedInput;

/**
 * The run that is planned.
 *
 * @param expectation how its rows will come, as Check found
 */
public record PlanInput(Admission run, Expectation expectation) implements AdmittedInput {
    public PlanInput {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(expectation, "expectation");
    }
}
