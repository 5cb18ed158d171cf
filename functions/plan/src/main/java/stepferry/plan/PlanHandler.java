package stepferry.plan;

import jakarta.inject.Inject;
import stepferry.runtime.OutOfTime;
import stepferry.runtime.StepHandler;

/** The state Plan. */
public final class PlanHandler extends StepHandler<PlanInput, Planned> {
    @Inject
    MakePlan plan;

    public PlanHandler() {
        super("plan", PlanInput.class, OutOfTime.stops("Nothing was changed anywhere. "
                + "Promote fewer tables at once, or give PlanFunction more memory: a faster network comes with it"));
    }

    @Override
    protected Planned perform(PlanInput input) {
        return plan.make(input);
    }
}
