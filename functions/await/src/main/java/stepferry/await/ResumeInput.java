package stepferry.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import stepferry.model.Admission;
import stepferry.model.Pause.Reason;
import stepferry.runtime.StepInput;

/**
 * A run that was answered.
 *
 * @param run what the run was let in with; its lease was given back
 * @param reason what it waited for
 * @param plan the digest of the plan that was to be approved
 * @param answer what was handed to Step Functions
 */
public record ResumeInput(Admission run, Reason reason, Optional<String> plan, JsonNode answer) implements StepInput {
    public ResumeInput {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String runId() {
        return run.run();
    }
}
