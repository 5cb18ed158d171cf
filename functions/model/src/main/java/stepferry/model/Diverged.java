package stepferry.model;

/** What landed is not what was sent, or the target moved under the run: roll back. */
public final class Diverged extends StepferryException {
    private static final long serialVersionUID = 1L;

    public Diverged(ErrorCode code, String message) {
        super(code, message, null);
    }

    public Diverged(ErrorCode code, String message, Throwable cause) {
        super(code, message, cause);
    }

    /** Adds where it happened and returns this. */
    public Diverged at(String key, String value) {
        put(key, value);
        return this;
    }
}
