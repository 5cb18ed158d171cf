package stepferry.rollback;

import jakarta.inject.Inject;
import stepferry.runtime.OutOfTime;
import stepferry.runtime.StepHandler;

/** The state Rollback. */
public final class RollbackHandler extends StepHandler<RollbackInput, RollbackDecision> {
    @Inject
    Rollback rollback;

    public RollbackHandler() {
        super("rollback", RollbackInput.class, OutOfTime.goesOn("It waited for what the run was still doing in the target, and asks again."));
    }

    @Override
    protected RollbackDecision perform(RollbackInput input) {
        return rollback.rollback(input);
    }
}
