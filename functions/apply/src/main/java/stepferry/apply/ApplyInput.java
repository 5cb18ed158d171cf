package stepferry.apply;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Optional;
import stepferry.model.Admission;
import stepferry.model.Receipt;
import stepferry.runtime.StepInput;

/**
 * What to apply.
 *
 * @param run what the run was let in with
 * @param packageId the package to apply
 * @param restores the run whose doing the package, a backup, takes back; only what that run touched is restored
 */
public record ApplyInput(Admission run, @JsonProperty("package") String packageId, Optional<String> restores) implements StepInput {
    public ApplyInput {
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

    String receiptId() {
        return Receipt.idOf(run.run(), restores);
    }

    /** Whether this takes back what the very same run did. */
    boolean undoesItself() {
        return restores.filter(run.run()::equals).isPresent();
    }
}
