package stepferry.apply;

import jakarta.inject.Inject;
import stepferry.runtime.LandingInput;
import stepferry.runtime.StepHandler;

/** The state Prepare. */
public final class PrepareHandler extends StepHandler<LandingInput, Prepared> {
    @Inject
    Prepare prepare;

    public PrepareHandler() {
        super("prepare", LandingInput.class);
    }

    @Override
    protected Prepared perform(LandingInput input) {
        return prepare.prepare(input);
    }
}
