package stepferry.runtime.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** One invocation under observation: its lines say what they are about, and at its end its metrics are told. */
public final class Watch implements AutoCloseable {
    /** Where Lambda's runtime keeps the trace that the invocation belongs to. */
    private static final String TRACE_PROPERTY = "com.amazonaws.xray.traceHeader";

    private final Metrics metrics;
    private final String step;
    private final Supplier<Work> done;
    private final Work before;
    private final Instant begun;
    /** Whoever neither succeeds nor fails with one of our errors was thrown out by the JVM. */
    private Optional<String> error = Optional.of("Fatal");

    private Watch(Metrics metrics, String step, Supplier<Work> done) {
        this.metrics = metrics;
        this.step = step;
        this.done = done;
        this.before = done.get();
        this.begun = metrics.clock().instant();
    }

    /**
     * Begins.
     *
     * @param done what was done so far by this function, in this and earlier invocations
     */
    public static Watch begin(Metrics metrics, String step, Optional<Context> invocation, Supplier<Work> done) {
        MDC.put(LogScope.STEP, step);
        invocation.map(Context::getAwsRequestId).ifPresent(id -> MDC.put(LogScope.REQUEST, id));
        Optional.ofNullable(System.getProperty(TRACE_PROPERTY)).ifPresent(trace -> MDC.put(LogScope.TRACE, trace));
        return new Watch(metrics, step, done);
    }

    /** The run is known now. */
    public void of(String run) {
        MDC.put(LogScope.RUN, run);
    }

    public void succeeded() {
        error = Optional.empty();
    }

    public void failed(RuntimeException e) {
        error = Optional.of(e.getClass().getSimpleName());
    }

    @Override
    public void close() {
        metrics.invoked(step, Duration.between(begun, metrics.clock().instant()), done.get().since(before), error);
        MDC.clear();
    }
}
