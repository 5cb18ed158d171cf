package stepferry.apply;

import jakarta.inject.Inject;
import stepferry.runtime.LandingInput;
import stepferry.runtime.OutOfTime;
import stepferry.runtime.StepHandler;

/** The state Prepare. */
public final class PrepareHandler extends StepHandler<LandingInput, Prepared> {
    @Inject
    Prepare prepare;

    public PrepareHandler() {
        super("prepare", LandingInput.class, OutOfTime.stops("No table was changed. "
                + "Promote fewer tables at once, or run it against a database that digests its tables faster"));
    }

    @Override
    protected Prepared perform(LandingInput input) {
        return prepare.prepare(input);
    }
}
