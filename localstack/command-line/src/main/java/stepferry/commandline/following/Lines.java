package stepferry.commandline.following;

import java.time.Duration;
import stepferry.commandline.session.Session;
import stepferry.model.RunEvent;

/** One line for each step that ended. */
public final class Lines implements Progress {
    private final Session session;

    public Lines(Session session) {
        this.session = session;
    }

    /** What suits the session: a bar where somebody watches. */
    public static Progress of(Session session) {
        return session.bar() ? new Bar(session) : new Lines(session);
    }

    @Override
    public void happened(RunEvent event, Step step) {
        if (step.ended()) {
            session.say(step.line());
        }
    }

    @Override
    public void waiting(Duration since) {
        // Only a terminal shows that time passes.
    }

    @Override
    public void ended() {
        // The report follows.
    }
}
