package stepferry.runtime.telemetry;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * What the lines of this thread are about. A deed that fails leaves its scope as it is, so that whoever tells of the failure says where it was;
 * the end of the invocation clears it.
 */
public final class LogScope {
    static final String RUN = "run";
    static final String STEP = "step";
    static final String REQUEST = "requestId";
    static final String TRACE = "traceId";
    private static final String TABLE = "table";
    private static final String PART = "part";
    private static final Logger LOG = LoggerFactory.getLogger(LogScope.class);

    private LogScope() {}

    /** A deed that is about one table. */
    public static <T> T table(String table, Supplier<T> deed) {
        return within(TABLE, table, deed);
    }

    /** The same, of a deed that gives nothing back. */
    public static void table(String table, Runnable deed) {
        table(table, nothing(deed));
    }

    /** A deed that is about one part of the table, or one stretch of it; counted from 0. */
    public static <T> T part(int part, Supplier<T> deed) {
        return within(PART, Integer.toString(part), deed);
    }

    /** The same, of a deed that gives nothing back. */
    public static void part(int part, Runnable deed) {
        part(part, nothing(deed));
    }

    private static Supplier<Optional<Void>> nothing(Runnable deed) {
        return () -> {
            deed.run();
            return Optional.empty();
        };
    }

    /** The same work, for another thread: its lines are about the same run. A failure is told there, too, as only that thread knows the table. */
    public static Runnable carried(Runnable work) {
        var scope = Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of());
        return () -> {
            MDC.setContextMap(scope);
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("a thread of the step stopped", e);
                throw e;
            } finally {
                MDC.clear();
            }
        };
    }

    private static <T> T within(String key, String value, Supplier<T> deed) {
        MDC.put(key, value);
        T done = deed.get();
        MDC.remove(key);
        return done;
    }
}
