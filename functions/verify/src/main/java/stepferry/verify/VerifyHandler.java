package stepferry.verify;

import jakarta.inject.Inject;
import stepferry.runtime.StepHandler;

/** The state Verify. */
public final class VerifyHandler extends StepHandler<VerifyInput, Verified> {
    @Inject
    Verify verify;

    public VerifyHandler() {
        super("verify", VerifyInput.class);
    }

    @Override
    protected Verified perform(VerifyInput input) {
        return verify.verify(input);
    }
}
