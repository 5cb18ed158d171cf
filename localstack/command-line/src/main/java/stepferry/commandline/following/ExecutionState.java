package stepferry.commandline.following;

import java.time.Instant;
import java.util.Objects;

/**
 * An execution as Step Functions describes it.
 *
 * @param arn which one
 * @param status such as {@code RUNNING} or {@code ABORTED}
 * @param cause why it failed; may be empty
 */
public record ExecutionState(String arn, String status, Instant startedAt, String cause) {
    public ExecutionState {
        Objects.requireNonNull(arn);
        Objects.requireNonNull(status);
        Objects.requireNonNull(cause);
    }

    public boolean running() {
        return "RUNNING".equals(status) || "PENDING_REDRIVE".equals(status);
    }
}
