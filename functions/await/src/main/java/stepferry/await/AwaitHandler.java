package stepferry.await;

import jakarta.inject.Inject;
import stepferry.runtime.OutOfTime;
import stepferry.runtime.StepHandler;

/** The states AwaitVariables and AwaitApproval. */
public final class AwaitHandler extends StepHandler<AwaitInput, Awaited> {
    @Inject
    Await await;

    public AwaitHandler() {
        super("await", AwaitInput.class, OutOfTime.stops("Nothing was changed anywhere. The journal is slow to answer: try again"));
    }

    @Override
    protected Awaited perform(AwaitInput input) {
        return await.await(input);
    }
}
