package stepferry.runtime.telemetry;

import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts how often requests to AWS had to be sent again, whichever client sent them. */
public final class Attempts implements ExecutionInterceptor {
    private static final ExecutionAttribute<Boolean> SENT = new ExecutionAttribute<>("StepferrySent");

    private final LongAdder again = new LongAdder();

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (attributes.getAttribute(SENT) != null) {
            again.increment();
        }
        attributes.putAttribute(SENT, true);
    }

    /** Since the function was made. */
    public long again() {
        return again.sum();
    }
}
