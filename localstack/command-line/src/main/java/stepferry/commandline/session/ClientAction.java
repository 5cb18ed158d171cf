package stepferry.commandline.session;

import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.cloud.Clouds;

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

    protected abstract Answer act(Session session, Cloud cloud);
}
