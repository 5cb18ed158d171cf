package stepferry.apply;

import jakarta.inject.Inject;
import stepferry.runtime.OutOfTime;
import stepferry.runtime.StepHandler;

/** The state Apply. */
public final class ApplyHandler extends StepHandler<ApplyInput, Applied> {
    @Inject
    Apply apply;

    public ApplyHandler() {
        super("apply", ApplyInput.class, OutOfTime.stops("The database undoes whatever was not committed. "
                + "Start again with --strategy chunked, by which many functions bring the rows ahead;"
                + " if it was chunked, promote fewer tables at once"));
    }

    @Override
    protected Applied perform(ApplyInput input) {
        return apply.apply(input);
    }
}
