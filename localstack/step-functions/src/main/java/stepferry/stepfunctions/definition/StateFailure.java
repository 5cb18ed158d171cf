package stepferry.stepfunctions.definition;

/** A state that has failed, with the error's name, which Retry and Catch match, and its cause. */
public final class StateFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;
    private final String cause;

    public StateFailure(String error, String cause) {
        super(error + ": " + cause, null, false, false);
        this.error = error;
        this.cause = cause;
    }

    public static StateFailure tooLarge(String state, String what) {
        return new StateFailure("States.DataLimitExceeded", "The state/task '" + state + "' has a " + what
                + " with a size exceeding the maximum number of bytes service limit (262144).");
    }

    public String error() {
        return error;
    }

    public String cause() {
        return cause;
    }
}
