package stepferry.commandline.session;

import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.cloud.Clouds;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/** A command that needs a cloud. */
public abstract class ClientAction extends Action {
    @Override
    protected final Answer act(Session session) {
        check();
        try (var cloud = Clouds.open(session)) {
            return act(session, cloud);
        }
    }

    /** Throws {@link #misused} before anything is started. */
    protected void check() {}

    /** A run that is left alone needs a stack that goes on without the command. */
    protected static void refuseLeaving(Cloud cloud) {
        if (cloud.endsWithCommand()) {
            throw new Rejected(ErrorCode.REQUEST_INVALID, "--no-wait needs a stack that stays: start one with 'stepferry up' first");
        }
    }

    protected abstract Answer act(Session session, Cloud cloud);
}
