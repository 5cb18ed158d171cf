package stepferry.apply;

import jakarta.inject.Inject;
import stepferry.runtime.StepHandler;

/** The state Apply. */
public final class ApplyHandler extends StepHandler<ApplyInput, Applied> {
    @Inject
    Apply apply;

    public ApplyHandler() {
        super("apply", ApplyInput.class);
    }

    @Override
    protected Applied perform(ApplyInput input) {
        return apply.apply(input);
    }
}
