package stepferry.apply;

import jakarta.inject.Inject;
import stepferry.runtime.LandingInput;
import stepferry.runtime.StepHandler;

/** The state Apply. */
public final class ApplyHandler extends StepHandler<LandingInput, Applied> {
    @Inject
    Apply apply;

    public ApplyHandler() {
        super("apply", LandingInput.class);
    }

    @Override
    protected Applied perform(LandingInput input) {
        return apply.apply(input);
    }
}
