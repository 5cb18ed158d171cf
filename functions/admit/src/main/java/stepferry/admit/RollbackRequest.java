package stepferry.admit;

import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/**
 * What the machine {@code rollback} takes: {@code {"run":"…"}}.
 *
 * @param run the run to take back
 */
record RollbackRequest(String run) {
    RollbackRequest {
        if (run == null || run.isBlank()) {
            throw new Rejected(ErrorCode.REQUEST_INVALID,
                    "The request cannot be followed: it needs a 'run', the id of the run to take back. 'stepferry run list' shows them");
        }
    }
}
