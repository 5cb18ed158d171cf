package stepferry.runtime;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;
import stepferry.model.Admission;

/** What every state gives its function: the run it belongs to. */
public interface StepInput {
    /** The run's id. */
    @JsonIgnore
    String runId();

    /** What the run was let in with; absent before it was, and in an export that stands alone. */
    @JsonIgnore
    default Optional<Admission> admission() {
        return Optional.empty();
    }

    /** Whether the journal says that the step began and ended: not of those that are many and short; their progress tells. */
    @JsonIgnore
    default boolean announced() {
        return true;
    }
}
