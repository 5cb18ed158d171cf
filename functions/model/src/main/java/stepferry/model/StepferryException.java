package stepferry.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What every deliberate failure is. The subclass names the reaction, because the state machine matches class names; the
 * code names the condition; the message says what, where and what to do, and never holds a secret.
 */
public abstract sealed class StepferryException extends RuntimeException permits Rejected, Unavailable, Diverged, Defect {
    private static final long serialVersionUID = 1L;
    private final ErrorCode code;
    private final transient Map<String, String> context = new LinkedHashMap<>();

    protected StepferryException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    /** Where it happened (table, part, key sample …), in the order it was added. */
    public Map<String, String> context() {
        return Map.copyOf(context);
    }

    /** The code stands first, so that a cause shown by any console can be looked up. */
    @Override
    public String getMessage() {
        return code + ": " + super.getMessage();
    }

    protected void put(String key, String value) {
        context.put(key, value);
    }
}
