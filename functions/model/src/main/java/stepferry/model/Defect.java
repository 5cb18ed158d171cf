package stepferry.model;

/** Something that must not happen did: a bug here or in a part we use. Roll back and report it. */
public final class Defect extends StepferryException {
    private static final long serialVersionUID = 1L;

    public Defect(ErrorCode code, String message) {
        super(code, message, null);
    }

    public Defect(ErrorCode code, String message, Throwable cause) {
        super(code, message, cause);
    }

    /** Adds where it happened and returns this. */
    public Defect at(String key, String value) {
        put(key, value);
        return this;
    }
}
