package stepferry.rollback;

import jakarta.inject.Inject;
import stepferry.runtime.StepHandler;

/** The state Rollback. */
public final class RollbackHandler extends StepHandler<RollbackInput, RollbackDecision> {
    @Inject
    Rollback rollback;

    public RollbackHandler() {
        super("rollback", RollbackInput.class);
    }

    @Override
    protected RollbackDecision perform(RollbackInput input) {
        return rollback.rollback(input);
    }
}
