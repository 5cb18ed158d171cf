package stepferry.runtime;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Optional;
import stepferry.model.Admission;
import stepferry.model.Receipt;

/**
 * What is to land, or to be verified after it did.
 *
 * @param run what the run was let in with
 * @param packageId the package that lands
 * @param restores the run whose doing the package, a backup, takes back; only what that run touched is restored
 */
public record LandingInput(Admission run, @JsonProperty("package") String packageId, Optional<String> restores) implements AdmittedInput {
    public LandingInput {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(packageId, "package");
    }

    /** The id of the receipt that is left in the target. */
    public String receiptId() {
        return Receipt.idOf(run.run(), restores);
    }

    /** Whether this takes back what the very same run did. */
    public boolean undoesItself() {
        return restores.filter(run.run()::equals).isPresent();
    }
}
