package stepferry.commandline.following;

import java.time.Duration;
import java.time.Instant;
import stepferry.commandline.session.Session;
import stepferry.model.RunEvent;

/** One line for each step that ended, and now and then how far the one is that takes long. */
public final class Lines implements Progress {
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int TABLES = 5;

    private final Session session;
    private Instant said = Instant.now();

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

    /** Not so often that nobody finds the steps between them. */
    @Override
    public void moved(Advance advance) {
        if (said.plus(PAUSE).isBefore(Instant.now())) {
            said = Instant.now();
            session.say(advance.lines(TABLES));
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
