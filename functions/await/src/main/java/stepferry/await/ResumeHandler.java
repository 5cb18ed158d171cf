package stepferry.await;

import jakarta.inject.Inject;
import stepferry.runtime.OutOfTime;
import stepferry.runtime.StepHandler;

/** The states that let a run go on after a pause. */
public final class ResumeHandler extends StepHandler<ResumeInput, Resumed> {
    @Inject
    Resume resume;

    public ResumeHandler() {
        super("resume", ResumeInput.class, OutOfTime.stops("Nothing was changed anywhere. "
                + "The target's database is slow to answer: start the run again"));
    }

    @Override
    protected Resumed perform(ResumeInput input) {
        return resume.resume(input);
    }
}
