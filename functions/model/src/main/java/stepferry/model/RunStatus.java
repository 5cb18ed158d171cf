package stepferry.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a run stands, and what that means to whoever started it. */
public enum RunStatus {
    RUNNING(false, 0),
    /** Waits for values or for an approval. */
    WAITING(false, 5),
    /** What was asked for is in the target, verified. */
    DONE(true, 0),
    /** Stopped before anything was touched. */
    REFUSED(true, 3),
    /** Failed; the target is as it was before the run. */
    ROLLED_BACK(true, 4),
    /** Failed, and the target could not be shown to be as before: a person has to look. */
    NEEDS_A_PERSON(true, 6);

    private final boolean terminal;
    private final int exitCode;

    RunStatus(boolean terminal, int exitCode) {
        this.terminal = terminal;
        this.exitCode = exitCode;
    }

    public boolean terminal() {
        return terminal;
    }

    /** What the command line exits with when it leaves a run in this state. */
    public int exitCode() {
        return exitCode;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static RunStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
