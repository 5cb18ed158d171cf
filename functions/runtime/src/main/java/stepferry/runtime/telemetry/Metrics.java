package stepferry.runtime.telemetry;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stepferry.model.RunStatus;

/** What is counted, under the names that alarms and graphs use; {@code docs/operations.md} lists them. */
public final class Metrics {
    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
    private static final String STACK = "Stack";
    private static final String STEP = "Step";
    private static final String STATUS = "Status";
    private static final String ERROR = "Error";

    private final String stack;
    private final Clock clock;

    /** @param stack the deployment that counts: several may share an account */
    public Metrics(String stack, Clock clock) {
        this.stack = stack;
        this.clock = clock;
    }

    /**
     * A run ended; told each time that its Close is done, which may be more than once.
     *
     * @param rollbackFailed whether the target should have been restored and was not
     */
    public void runEnded(RunStatus status, boolean rollbackFailed) {
        tell(Map.of(STACK, stack, STATUS, status.word()), Map.of(),
                new MetricLine.Group(List.of(List.of(STACK), List.of(STACK, STATUS)), List.of(Metric.count("RunsEnded", 1))),
                new MetricLine.Group(List.of(List.of(STACK)), List.of(Metric.count("RollbackFailed", rollbackFailed ? 1 : 0))));
    }

    /** A run began to wait for a person. */
    public void runWaits() {
        tell(Map.of(STACK, stack), Map.of(), new MetricLine.Group(List.of(List.of(STACK)), List.of(Metric.count("RunsWaiting", 1))));
    }

    /** A run found its target's lease run out: whoever had held it died. */
    public void leaseTakenOver() {
        tell(Map.of(STACK, stack), Map.of(), new MetricLine.Group(List.of(List.of(STACK)), List.of(Metric.count("LeaseTakenOver", 1))));
    }

    /** An invocation is over. */
    void invoked(String step, Duration time, Work work, Optional<String> error) {
        var failures = Metric.count("Failures", error.isPresent() ? 1 : 0);
        var of = new MetricLine.Group(List.of(List.of(STACK, STEP)), List.of(
                new Metric("DurationMs", Metric.Unit.MILLISECONDS, time.toMillis()),
                Metric.count("Rows", work.rows()),
                new Metric("Bytes", Metric.Unit.BYTES, work.bytes()),
                Metric.count("Retries", work.retries()),
                failures));
        // What a run costs is counted from them; as metrics, each operation would be paid for.
        var requests = Map.<String, Object>of("requests", work.requests());
        error.ifPresentOrElse(
                name -> tell(Map.of(STACK, stack, STEP, step, ERROR, name), requests, of,
                        new MetricLine.Group(List.of(List.of(STACK, ERROR)), List.of(failures))),
                () -> tell(Map.of(STACK, stack, STEP, step), requests, of));
    }

    Clock clock() {
        return clock;
    }

    /** @param besides members of the line that are no metrics */
    private void tell(Map<String, String> dimensions, Map<String, Object> besides, MetricLine.Group... groups) {
        var members = new LinkedHashMap<>(besides);
        new MetricLine(clock.instant(), dimensions, List.of(groups)).members(members::put);
        var event = LOG.atInfo();
        for (var member : members.entrySet()) {
            event = event.addKeyValue(member.getKey(), member.getValue());
        }
        event.log("metrics");
    }
}
