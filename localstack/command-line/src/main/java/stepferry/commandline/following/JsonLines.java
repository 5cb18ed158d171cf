package stepferry.commandline.following;

import java.time.Duration;
import stepferry.commandline.session.Session;
import stepferry.model.RunEvent;

/** One line of JSON for each event and each advance, on standard output. */
public final class JsonLines implements Progress {
    private final Session session;

    public JsonLines(Session session) {
        this.session = session;
    }

    @Override
    public void happened(RunEvent event, Step step) {
        session.print(event);
    }

    @Override
    public void moved(Advance advance) {
        session.print(advance);
    }

    @Override
    public void waiting(Duration since) {
        // Nothing happened.
    }

    @Override
    public void ended() {
        // The report follows.
    }
}
