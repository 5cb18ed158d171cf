package stepferry.admit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import stepferry.model.Run;
import stepferry.runtime.StepInput;

/**
 * Who asks for what.
 *
 * @param id the run's id: the execution's name
 * @param execution the execution's ARN
 * @param kind what kind of run
 * @param request the execution's input, as a person or a program wrote it
 */
public record AdmitInput(String id, String execution, Run.Kind kind, JsonNode request) implements StepInput {
    public AdmitInput {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(execution, "execution");
        Objects.requireNonNull(kind, "kind");
    }

    @Override
    public String runId() {
        return id;
    }
}
