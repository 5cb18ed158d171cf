package stepferry.verify;

import jakarta.inject.Inject;
import stepferry.runtime.LandingInput;
import stepferry.runtime.OutOfTime;
import stepferry.runtime.StepHandler;

/** The state Verify. */
public final class VerifyHandler extends StepHandler<LandingInput, Verified> {
    @Inject
    Verify verify;

    public VerifyHandler() {
        super("verify", LandingInput.class, OutOfTime.stops("It only reads; what landed stays unverified. "
                + "Promote fewer tables at once"));
    }

    @Override
    protected Verified perform(LandingInput input) {
        return verify.verify(input);
    }
}
