package stepferry.await;

import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.Run;

/** A delivery that comes after its run was closed: it must neither lay the run to rest nor take its lease. */
final class Ended {
    private Ended() {}

    /** @throws Rejected with RUN_EXISTS if the run has ended */
    static Run refused(Run run) {
        if (run.status().terminal()) {
            throw new Rejected(ErrorCode.RUN_EXISTS, "Run '" + run.id() + "' has ended: start another one");
        }
        return run;
    }
}
