package stepferry.verify;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Optional;
import stepferry.model.Admission;
import stepferry.runtime.StepInput;

/**
 * What to verify.
 *
 * @param packageId the package that was applied
 * @param restores the run that was taken back, if one was
 */
public record VerifyInput(Admission run, @JsonProperty("package") String packageId, Optional<String> restores) implements StepInput {
    public VerifyInput {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(packageId, "package");
    }

    @Override
    public String runId() {
        return run.run();
    }

    @Override
    public Optional<Admission> admission() {
        return Optional.of(run);
    }
}
