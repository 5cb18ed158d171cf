package stepferry.check;

import jakarta.inject.Inject;
import stepferry.runtime.StepHandler;

/** The state Check. */
public final class CheckHandler extends StepHandler<CheckInput, Checked> {
    @Inject
    Check check;

    public CheckHandler() {
        super("check", CheckInput.class);
    }

    @Override
    protected Checked perform(CheckInput input) {
        return check.check(input);
    }
}
