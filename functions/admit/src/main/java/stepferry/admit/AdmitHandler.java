package stepferry.admit;

import jakarta.inject.Inject;
import stepferry.model.Admission;
import stepferry.runtime.OutOfTime;
import stepferry.runtime.StepHandler;

/** The state Admit. */
public final class AdmitHandler extends StepHandler<AdmitInput, Admission> {
    @Inject
    Admit admit;

    public AdmitHandler() {
        super("admit", AdmitInput.class, OutOfTime.goesOn("The databases did not answer in time, and are asked again."));
    }

    @Override
    protected Admission perform(AdmitInput input) {
        return admit.admit(input);
    }
}
