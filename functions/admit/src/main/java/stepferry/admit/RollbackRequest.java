package stepferry.admit;

import java.util.Optional;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.Strategy;

/**
 * What the machine {@code rollback} takes: {@code {"run":"…"}}.
 *
 * @param run the run to take back
 * @param strategy how the rows come: {@code auto} (unless said), {@code atomic} or {@code chunked}
 * @param by who starts it, as they say
 */
record RollbackRequest(String run, Optional<Strategy> strategy, Optional<String> by) {
    RollbackRequest {
        if (run == null || run.isBlank()) {
            throw new Rejected(ErrorCode.REQUEST_INVALID,
                    "The request cannot be followed: it needs a 'run', the id of the run to take back. 'stepferry run list' shows them");
        }
    }
}
