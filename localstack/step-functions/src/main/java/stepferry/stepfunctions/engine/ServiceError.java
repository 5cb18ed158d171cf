package stepferry.stepfunctions.engine;

/** A request that is refused, with the name that the AWS SDK turns into an exception class. */
public final class ServiceError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;

    public ServiceError(String type, String message) {
        super(message);
        this.type = type;
    }

    public String type() {
        return type;
    }
}
