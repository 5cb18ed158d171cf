package stepferry.await;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import stepferry.model.Admission;
import stepferry.model.Pause.Reason;
import stepferry.model.variables.RequiredVariable;
import stepferry.runtime.StepInput;

/**
 * What a run is to wait for. It is given although the run may hold no lease any more: delivered again after it gave it back, it waits all the same.
 *
 * @param run what the run was let in with
 * @param token what Step Functions wants back with the answer
 * @param reason what it waits for
 * @param variables those that are missing
 * @param plan the digest of the plan to approve
 * @param note what was wrong with the last answer
 */
public record AwaitInput(
        Admission run, String token, Reason reason, List<RequiredVariable> variables, Optional<String> plan, Optional<String> note)
        implements StepInput {
    public AwaitInput {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(reason, "reason");
        variables = variables == null ? List.of() : List.copyOf(variables);
    }

    @Override
    public String runId() {
        return run.run();
    }
}
