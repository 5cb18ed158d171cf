package stepferry.apply;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Optional;
import stepferry.model.Admission;
import stepferry.runtime.AdmittedInput;
import stepferry.runtime.LandingInput;

/**
 * One load of a landing.
 *
 * @param run what the run was let in with
 * @param packageId the package that lands
 * @param restores the run whose doing the package, a backup, takes back
 * @param load which parts are brought
 */
public record LoadInput(Admission run, @JsonProperty("package") String packageId, Optional<String> restores, Load load) implements AdmittedInput {
    public LoadInput {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(packageId, "package");
        Objects.requireNonNull(load, "load");
    }

    @JsonIgnore
    LandingInput landing() {
        return new LandingInput(run, packageId, restores);
    }

    @Override
    public boolean announced() {
        return false;
    }
}
