package stepferry.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Optional;
import stepferry.model.Admission;
import stepferry.model.ErrorCode;
import stepferry.model.Manifest.Purpose;
import stepferry.model.Rejected;
import stepferry.runtime.StepInput;

/**
 * What to export.
 *
 * @param id the run's id; of an export that stands alone, the execution's name
 * @param run what the run was let in with; absent when the export stands alone
 * @param environment the environment to read
 * @param packageId the package to write
 * @param purpose a promotion's package or a backup
 * @param rules the rule set of a promotion's package, as name or name@version
 * @param title for people
 */
public record ExportInput(
        String id,
        Optional<Admission> run,
        String environment,
        @JsonProperty("package") String packageId,
        Purpose purpose,
        Optional<String> rules,
        Optional<String> title)
        implements StepInput {
    public ExportInput {
        Objects.requireNonNull(id, "id");
        if (environment == null) {
            throw new Rejected(ErrorCode.REQUEST_INVALID, "The input needs an 'environment' to export");
        }
        packageId = packageId == null ? id : packageId;
        purpose = purpose == null ? Purpose.PROMOTION : purpose;
    }

    @Override
    public String runId() {
        return id;
    }

    @Override
    public Optional<Admission> admission() {
        return run;
    }
}
