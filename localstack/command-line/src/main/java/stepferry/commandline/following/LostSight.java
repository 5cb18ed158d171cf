package stepferry.commandline.following;

/** A run can no longer be followed, and goes on. */
public final class LostSight extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostSight(String run, Exception cause) {
        super("Lost sight of run " + run + ", which goes on without us: 'stepferry run watch " + run + "' follows it again",
                cause);
    }
}
