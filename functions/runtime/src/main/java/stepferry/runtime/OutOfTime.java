package stepferry.runtime;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.StepferryException;
import stepferry.model.Unavailable;

/**
 * What becomes of a step that is not done when its function's time is nearly over.
 *
 * @param goesOn whether another attempt goes on behind this one, and so may well end; else it would only take as long again
 * @param advice sentences on what it left and what helps
 */
public record OutOfTime(boolean goesOn, String advice) {
    public OutOfTime {
        Objects.requireNonNull(advice, "advice");
    }

    /** The step is not tried again. */
    public static OutOfTime stops(String advice) {
        return new OutOfTime(false, advice);
    }

    /** The step is tried again. */
    public static OutOfTime goesOn(String advice) {
        return new OutOfTime(true, advice);
    }

    StepferryException error(String step, Deadline deadline, RuntimeException broken) {
        var doing = Optional.of(broken).filter(StepferryException.class::isInstance).map(StepferryException.class::cast)
                .map(e -> e.context().get(Unavailable.WHILE)).map(what -> ", while " + what).orElse("");
        long seconds = deadline.allowed().map(Duration::toSeconds).orElse(0L);
        var message = "Step '" + step + "' takes longer than its function may run: it stopped itself after " + seconds + " s" + doing + ". " + advice;
        return goesOn ? new Unavailable(ErrorCode.TIME_EXHAUSTED, message, broken) : new Rejected(ErrorCode.TIME_EXHAUSTED, message, broken);
    }
}
