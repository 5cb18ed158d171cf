package stepferry.runtime;

import java.util.Optional;
import stepferry.model.Admission;

/** What a state of a run that was let in gives its function: every step prolongs the lease that the run was let in with. */
public interface AdmittedInput extends StepInput {
    /** What the run was let in with. */
    Admission run();

    @Override
    default String runId() {
        return run().run();
    }

    @Override
    default Optional<Admission> admission() {
        return Optional.of(run());
    }
}
