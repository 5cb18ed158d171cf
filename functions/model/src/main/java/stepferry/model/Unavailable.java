package stepferry.model;

/** Something outside did not answer or had no room just now: the same call may succeed later, so it is retried. */
public final class Unavailable extends StepferryException {
    /** The key of the place in the work: words that finish "while". */
    public static final String WHILE = "while";

    private static final long serialVersionUID = 1L;

    public Unavailable(ErrorCode code, String message) {
        super(code, message, null);
    }

    public Unavailable(ErrorCode code, String message, Throwable cause) {
        super(code, message, cause);
    }

    /** The same error; one that may pass tells what was being done. */
    public static StepferryException during(String what, StepferryException e) {
        return e instanceof Unavailable unavailable ? unavailable.at(WHILE, what) : e;
    }

    /** Adds where it happened and returns this. */
    public Unavailable at(String key, String value) {
        put(key, value);
        return this;
    }
}
