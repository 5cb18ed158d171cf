package stepferry.verify;

import jakarta.inject.Inject;
import stepferry.runtime.LandingInput;
import stepferry.runtime.StepHandler;

/** The state Verify. */
public final class VerifyHandler extends StepHandler<LandingInput, Verified> {
    @Inject
    Verify verify;

    public VerifyHandler() {
        super("verify", LandingInput.class);
    }

    @Override
    protected Verified perform(LandingInput input) {
        return verify.verify(input);
    }
}
