package stepferry.runtime.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stepferry.model.RunStatus;

/** Lines that CloudWatch takes metrics out of. */
class MetricsTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");

    private final String stack = "stack-" + UUID.randomUUID();
    private final Metrics metrics = new Metrics(stack, Clock.fixed(NOW, ZoneOffset.UTC));

    private JsonNode line(Runnable deed) {
        try (var lines = new Lines()) {
            deed.run();
            var line = lines.with("Stack", stack).getFirst();
            EmbeddedMetrics.demand(line);
            assertThat(line.at("/_aws/Timestamp").asLong()).isEqualTo(NOW.toEpochMilli());
            return line;
        }
    }

    @Test
    void anInvocationTellsHowLongHowMuchAndHowOften() {
        var line = line(() -> metrics.invoked("apply", Duration.ofMillis(1500), new Work(10, 2000, Map.of("S3.PutObject", 4L), 3), Optional.empty()));

        assertThat(EmbeddedMetrics.of(line)).containsExactlyInAnyOrder("DurationMs[Stack, Step]=1500.0", "Rows[Stack, Step]=10.0",
                "Bytes[Stack, Step]=2000.0", "Retries[Stack, Step]=3.0", "Failures[Stack, Step]=0.0");
        assertThat(line.path("Step").asText()).isEqualTo("apply");
        assertThat(line.path("requests").path("S3.PutObject").asLong()).isEqualTo(4);
    }

    @Test
    void aFailureIsCountedByItsStepAndByItsClass() {
        var line = line(() -> metrics.invoked("apply", Duration.ofMillis(1), new Work(0, 0, Map.of(), 0), Optional.of("Diverged")));

        assertThat(EmbeddedMetrics.of(line)).contains("Failures[Stack, Step]=1.0", "Failures[Stack, Error]=1.0");
        assertThat(line.path("Error").asText()).isEqualTo("Diverged");
    }

    @ParameterizedTest
    @EnumSource(names = {"DONE", "REFUSED", "ROLLED_BACK", "NEEDS_A_PERSON"})
    void aRunThatEndsIsCountedByItsStatus(RunStatus status) {
        var line = line(() -> metrics.runEnded(status, false));

        assertThat(EmbeddedMetrics.of(line)).containsExactlyInAnyOrder("RunsEnded[Stack]=1.0", "RunsEnded[Stack, Status]=1.0", "RollbackFailed[Stack]=0.0");
        assertThat(line.path("Status").asText()).isEqualTo(status.word());
    }

    @Test
    void aRollbackThatFailedAndALeaseThatRanOutAreCounted() {
        assertThat(EmbeddedMetrics.of(line(() -> metrics.runEnded(RunStatus.NEEDS_A_PERSON, true)))).contains("RollbackFailed[Stack]=1.0");
        assertThat(EmbeddedMetrics.of(line(metrics::leaseTakenOver))).containsExactly("LeaseTakenOver[Stack]=1.0");
    }

    @Test
    void aRunThatWaitsForAPersonIsCounted() {
        assertThat(EmbeddedMetrics.of(line(metrics::runWaits))).containsExactly("RunsWaiting[Stack]=1.0");
    }

    @Test
    void whatCloudWatchWouldNotTakeIsNotWritten() {
        var one = Metric.count("One", 1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Metric("Odd", Metric.Unit.COUNT, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new MetricLine(NOW, Map.of("Stack", " "), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new MetricLine(NOW, Map.of(), List.of(
                new MetricLine.Group(List.of(List.of("Stack")), List.of(one)))));
        assertThatIllegalArgumentException().isThrownBy(() -> new MetricLine(NOW, Map.of(), List.of(
                new MetricLine.Group(List.of(), java.util.Collections.nCopies(101, one)))));
    }
}
