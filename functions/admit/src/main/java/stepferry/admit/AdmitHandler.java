package stepferry.admit;

import jakarta.inject.Inject;
import stepferry.model.Admission;
import stepferry.runtime.StepHandler;

/** The state Admit. */
public final class AdmitHandler extends StepHandler<AdmitInput, Admission> {
    @Inject
    Admit admit;

    public AdmitHandler() {
        super("admit", AdmitInput.class);
    }

    @Override
    protected Admission perform(AdmitInput input) {
        return admit.admit(input);
    }
}
