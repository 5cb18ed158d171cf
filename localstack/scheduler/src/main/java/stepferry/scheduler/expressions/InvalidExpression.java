package stepferry.scheduler.expressions;

/** A text that says no time; the message says why. */
public final class InvalidExpression extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidExpression(String message, Throwable cause) {
        super(message, cause);
    }

    InvalidExpression(String message) {
        super(message);
    }
}
