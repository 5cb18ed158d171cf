package stepferry.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import stepferry.journal.Journal;
import stepferry.journal.JournalTable;
import stepferry.journal.Leases;
import stepferry.model.Admission;
import stepferry.model.Defect;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Rejected;
import stepferry.model.RunEvent;
import stepferry.model.StepferryException;
import stepferry.model.Strategy;
import stepferry.model.Unavailable;
import stepferry.runtime.telemetry.Lines;
import stepferry.runtime.telemetry.LogScope;

/** What every Lambda does around its deed. */
class StepHandlerTest {
    private static final String SECRET = "hunter2";
    private static final Context NO_CONTEXT = null;
    private static final OutOfTime OUT_OF_TIME = OutOfTime.stops("Do less");
    private static final JournalTable TABLE = Surroundings.journal();

    private final Journal journal = new Journal(TABLE);
    private final Leases leases = new Leases(TABLE, Clock.systemUTC());
    private final String run = "run-" + UUID.randomUUID();

    /** An input as the steps' own are. */
    record Errand(String id, int times, Optional<Admission> run) implements StepInput {
        Errand {
            Objects.requireNonNull(id, "id");
            if (times < 0) {
                throw new Rejected(ErrorCode.REQUEST_INVALID, "not less than never");
            }
        }

        @Override
        public String runId() {
            return id;
        }

        @Override
        public Optional<Admission> admission() {
            return run;
        }
    }

    /** An outcome as the steps' own are. */
    record Done(int times, Optional<String> note) {
        @Override
        public String toString() {
            return "done " + times + " times";
        }
    }

    private static final class Handler extends StepHandler<Errand, Done> {
        private final Supplier<Done> deed;

        Handler(Supplier<Done> deed) {
            super("errand", Errand.class, OUT_OF_TIME);
            this.deed = deed;
        }

        @Override
        protected Done perform(Errand input) {
            return deed.get();
        }
    }

    private static String handle(String input, Supplier<Done> deed) throws IOException {
        var out = new ByteArrayOutputStream();
        new Handler(deed).handleRequest(new ByteArrayInputStream(input.getBytes(UTF_8)), out, NO_CONTEXT);
        return out.toString(UTF_8);
    }

    private String errand() {
        return Json.text(new Errand(run, 2, Optional.empty()));
    }

    private StepferryException failure(Supplier<Done> deed) {
        return catchThrowableOfType(StepferryException.class, () -> handle(errand(), deed));
    }

    private String admitted(String place) {
        return Json.text(new Errand(run, 2, Optional.of(new Admission(run, "prod", place, 1, Optional.of("dev"), "p", "b", Optional.empty(),
                Optional.empty(), "", false, true, Strategy.AUTO))));
    }

    @Test
    void theOutcomeLeavesAsJsonAndTheJournalTellsOfIt() throws IOException {
        assertThat(handle(errand(), () -> new Done(2, Optional.empty()))).isEqualTo("{\"times\":2,\"note\":null}");

        assertThat(journal.events(run)).extracting(RunEvent::kind).containsExactly(RunEvent.Kind.STARTED, RunEvent.Kind.FINISHED);
        assertThat(journal.events(run)).extracting(RunEvent::step).containsOnly("errand");
        assertThat(journal.events(run).getLast()).satisfies(event -> {
            assertThat(event.message()).isEqualTo("done 2 times");
            assertThat(event.facts()).containsEntry("times", 2).containsKey("millis").doesNotContainKey("note");
        });
    }

    @Test
    void oursLeaveAsTheyAreAndAreJournaled() {
        var thrown = new Rejected(ErrorCode.VALUE_REFUSED, "a value does not fit");

        assertThat(failure(() -> {
            throw thrown;
        })).isSameAs(thrown);
        assertThat(journal.events(run).getLast()).satisfies(event -> {
            assertThat(event.kind()).isEqualTo(RunEvent.Kind.FAILED);
            assertThat(event.message()).contains("a value does not fit");
            assertThat(event.facts()).containsEntry("code", "VALUE_REFUSED").containsEntry("error", "stepferry.model.Rejected");
        });
    }

    @Test
    void theUnexpectedBecomesADefectThatRepeatsNothingAndIsJournaled() {
        var e = failure(() -> {
            throw new IllegalStateException("the password is " + SECRET);
        });

        assertThat(e).isInstanceOf(Defect.class).hasMessageContaining("errand").hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining(SECRET).hasNoCause();
        assertThat(journal.events(run).getLast().kind()).isEqualTo(RunEvent.Kind.FAILED);
        assertThat(journal.events(run).getLast().message()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{", "hunter2", "{\"id\":[]}", "{\"id\":\"r\",\"times\":\"hunter2\"}", "{}"})
    void whatIsNoInputIsRefusedWithoutBeingRepeated(String input) {
        var e = catchThrowableOfType(StepferryException.class, () -> handle(input, () -> new Done(0, Optional.empty())));

        assertThat(e).isInstanceOf(Rejected.class).hasMessageNotContaining(SECRET);
        assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_INVALID);
    }

    @Test
    void theFieldInQuestionIsNamed() {
        assertThat(catchThrowableOfType(Rejected.class, () -> handle("{\"times\":1}", () -> null))).hasMessageContaining("'id' is missing");
        assertThat(catchThrowableOfType(Rejected.class, () -> handle("{\"id\":\"r\",\"times\":\"x\"}", () -> null))).hasMessageContaining("'times'");
        assertThat(catchThrowableOfType(Rejected.class, () -> handle("{\"id\":\"r\",\"times\":-1}", () -> null)))
                .hasMessageContaining("not less than never");
    }

    @Test
    void whoeverLostTheLeaseDoesNothing() {
        var place = "place-" + run;
        leases.acquire(place, "another", 0);
        var e = catchThrowableOfType(StepferryException.class, () -> handle(admitted(place), () -> {
            throw new AssertionError("must not be called");
        }));

        assertThat(e).isInstanceOf(Rejected.class).hasMessageContaining(run).hasMessageContaining("prod");
        assertThat(e.code()).isEqualTo(ErrorCode.LEASE_LOST);
    }

    @Test
    void whoeverHoldsTheLeaseGoesOn() throws IOException {
        var place = "place-" + run;
        leases.acquire(place, run, 0);

        assertThat(handle(admitted(place), () -> new Done(1, Optional.of("x")))).contains("\"note\":\"x\"");
    }

    @Test
    void linesTellOfTheRunAndOneOfThemHasTheMetrics() throws IOException {
        try (var lines = new Lines()) {
            handle(errand(), () -> new Done(2, Optional.empty()));

            assertThat(lines.with("run", run)).allSatisfy(line -> assertThat(line.path("step").asText()).isEqualTo("errand"))
                    .extracting(line -> line.path("message").asText()).containsExactly("errand begins", "errand is done: done 2 times", "metrics");
            assertThat(lines.with("run", run).getLast().path("Failures").asInt()).isZero();
        }
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void aFailureIsToldOnceWithoutWhatItsCauseSaysAndCounted() {
        try (var lines = new Lines()) {
            failure(() -> LogScope.table("orders", () -> {
                throw new IllegalStateException("the password is " + SECRET);
            }));

            assertThat(lines.with("run", run)).extracting(line -> line.path("table").asText()).contains("orders");
            var metrics = lines.with("run", run).getLast();
            assertThat(metrics.path("Failures").asInt()).isEqualTo(1);
            assertThat(metrics.path("Error").asText()).isEqualTo("Defect");
            assertThat(lines.text()).noneMatch(line -> line.contains(SECRET));
        }
    }

    @Test
    void theFirstErrorWinsWhenTheJournalIsAwayToo() {
        var deed = new Unavailable(ErrorCode.DATABASE_UNREACHABLE, "nobody answers");
        // No item of the journal may be larger than 400 KiB.
        var huge = new Rejected(ErrorCode.VALUE_REFUSED, "x".repeat(500_000), deed);

        assertThat(failure(() -> {
            throw huge;
        })).isSameAs(huge).satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }
}
