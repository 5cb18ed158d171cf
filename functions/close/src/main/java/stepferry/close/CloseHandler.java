package stepferry.close;

import jakarta.inject.Inject;
import stepferry.runtime.OutOfTime;
import stepferry.runtime.StepHandler;

/** The state Close. */
public final class CloseHandler extends StepHandler<CloseInput, Closed> {
    @Inject
    Close close;

    public CloseHandler() {
        super("close", CloseInput.class, OutOfTime.goesOn("The journal did not answer in time, and is asked again."));
    }

    @Override
    protected Closed perform(CloseInput input) {
        return close.close(input);
    }
}
