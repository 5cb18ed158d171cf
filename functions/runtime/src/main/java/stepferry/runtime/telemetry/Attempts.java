package stepferry.runtime.telemetry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Counts the requests to AWS, whichever client sent them, and how often one had to be sent again. Since the function was made. */
public final class Attempts implements ExecutionInterceptor {
    private static final ExecutionAttribute<Boolean> SENT = new ExecutionAttribute<>("StepferrySent");

    private final LongAdder again = new LongAdder();
    private final Map<String, LongAdder> sent = new ConcurrentHashMap<>();

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (attributes.getAttribute(SENT) != null) {
            again.increment();
        }
        attributes.putAttribute(SENT, true);
        sent.computeIfAbsent(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME) + "."
                + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME), _ -> new LongAdder()).increment();
    }

    public long again() {
        return again.sum();
    }

    /** How many of each, such as {@code S3.PutObject}; those that were sent again count as often. */
    public Map<String, Long> sent() {
        return sent.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().sum()));
    }
}
