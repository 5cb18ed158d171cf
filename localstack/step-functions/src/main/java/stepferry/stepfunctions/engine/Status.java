package stepferry.stepfunctions.engine;

/** How an execution stands. */
public enum Status {
    RUNNING(""),
    SUCCEEDED("ExecutionSucceeded"),
    FAILED("ExecutionFailed"),
    TIMED_OUT("ExecutionTimedOut"),
    ABORTED("ExecutionAborted");

    private final String event;

    Status(String event) {
        this.event = event;
    }

    String event() {
        return event;
    }
}
