package stepferry.close;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Optional;
import stepferry.model.Run;
import stepferry.model.RunStatus;
import stepferry.runtime.StepInput;

/**
 * How a run ended. It may not have been let in, so it is known by its id.
 *
 * @param id the run's id
 * @param execution the execution's ARN
 * @param kind what kind of run
 * @param status how it ended
 * @param failure what the workflow caught, if it caught something
 */
public record CloseInput(String id, String execution, Run.Kind kind, RunStatus status, Optional<Failure> failure)
        implements StepInput {
    public CloseInput {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(execution, "execution");
        Objects.requireNonNull(status, "status");
    }

    /** An error as Step Functions hands it on. */
    public record Failure(@JsonProperty("Error") String error, @JsonProperty("Cause") String cause) {}

    @Override
    public String runId() {
        return id;
    }
}
