package stepferry.model;

/** The request, the package or the target's state does not allow the run: stop; this step touched nothing. */
public final class Rejected extends StepferryException {
    private static final long serialVersionUID = 1L;

    public Rejected(ErrorCode code, String message) {
        super(code, message, null);
    }

    public Rejected(ErrorCode code, String message, Throwable cause) {
        super(code, message, cause);
    }

    /** Adds where it happened and returns this. */
    public Rejected at(String key, String value) {
        put(key, value);
        return this;
    }
}
