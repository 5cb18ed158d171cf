package stepferry.check;

import jakarta.inject.Inject;
import stepferry.runtime.OutOfTime;
import stepferry.runtime.StepHandler;

/** The state Check. */
public final class CheckHandler extends StepHandler<CheckInput, Checked> {
    @Inject
    Check check;

    public CheckHandler() {
        super("check", CheckInput.class, OutOfTime.stops("Nothing was changed anywhere. "
                + "Promote fewer tables at once, or give CheckFunction more memory: a faster network comes with it"));
    }

    @Override
    protected Checked perform(CheckInput input) {
        return check.check(input);
    }
}
