package stepferry.apply;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Optional;
import stepferry.model.Admission;
import stepferry.runtime.AdmittedInput;
import stepferry.runtime.LandingInput;

/**
 * What is to land.
 *
 * @param run what the run was let in with
 * @param packageId the package that lands
 * @param restores the run whose doing the package, a backup, takes back
 * @param plan the digest of the plan that the run follows; absent where it makes none
 */
public record ApplyInput(Admission run, @JsonProperty("package") String packageId, Optional<String> restores, Optional<String> plan)
        implements AdmittedInput {
    public ApplyInput {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(packageId, "package");
    }

    LandingInput landing() {
        return new LandingInput(run, packageId, restores);
    }
}
