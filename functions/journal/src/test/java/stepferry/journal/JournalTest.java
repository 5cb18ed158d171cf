package stepferry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.Run;
import stepferry.model.RunEvent;
import stepferry.model.RunStatus;
import stepferry.model.Unavailable;

/** Runs and what happened in them. */
class JournalTest {
    private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05Z");

    private final JournalTable table = Journals.fresh();
    private final Journal journal = new Journal(table);

    private static Run run(String id, Instant startedAt) {
        return new Run(id, Run.Kind.PROMOTION, RunStatus.RUNNING, "arn:" + id, Optional.of("dev"), Optional.of("prod"), Optional.empty(),
                Optional.empty(), Optional.of("r@1"), Optional.empty(), startedAt, Optional.empty(), "");
    }

    private static RunEvent event(String run, Instant at, String step, String message) {
        return new RunEvent(run, at, step, RunEvent.Kind.STARTED, message, Map.of("n", 1));
    }

    @Test
    void theLatestRunsComeFirst() {
        for (int i = 0; i < 12; i++) {
            // Names say nothing about time.
            journal.open(run("run-" + (99 - i * 7), BEGIN.plusNanos(i)));
        }

        assertThat(journal.latest(3)).extracting(Run::id).containsExactly("run-22", "run-29", "run-36");
        assertThat(journal.latest(100)).hasSize(12);
    }

    @Test
    void openingAgainDoesNotUndoWhatHappenedSince() {
        var opened = run("r", BEGIN);
        journal.open(opened);
        journal.update(opened.closed(RunStatus.DONE, BEGIN.plusSeconds(9), "promoted"));
        journal.open(opened);

        assertThat(journal.read("r").status()).isEqualTo(RunStatus.DONE);
        assertThat(journal.latest(5)).singleElement().isEqualTo(journal.read("r"));
        assertThat(journal.read("r").endedAt()).contains(BEGIN.plusSeconds(9));
    }

    @Test
    void aRunThatIsNotThereIsToldAsSuch() {
        assertThat(journal.find("r")).isEmpty();
        assertThat(journal.latest(5)).isEmpty();
        assertThatThrownBy(() -> journal.read("r"))
                .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RUN_UNKNOWN)).hasMessageContaining("'r'");
    }

    @Test
    void eventsComeInTheOrderOfTime() {
        journal.open(run("r", BEGIN));
        journal.record(event("r", BEGIN.plusSeconds(10), "c", ""));
        journal.record(event("r", BEGIN.plusMillis(1500), "b", ""));
        journal.record(event("r", BEGIN.plusSeconds(1), "a", ""));
        journal.record(event("r2", BEGIN, "other", ""));

        assertThat(journal.events("r")).extracting(RunEvent::step).containsExactly("a", "b", "c");
        assertThat(journal.events("r").getFirst().facts()).containsEntry("n", 1);
    }

    @Test
    void eventsOfOneInstantAreAllKept() {
        for (int i = 0; i < 5; i++) {
            journal.record(event("r", BEGIN, "s", "m" + i));
        }

        assertThat(journal.events("r")).extracting(RunEvent::message).containsExactlyInAnyOrder("m0", "m1", "m2", "m3", "m4");
    }

    @Test
    void aLongJournalIsReadToItsEnd() {
        var message = "x".repeat(100_000);
        for (int i = 0; i < 30; i++) {
            journal.record(event("r", BEGIN.plusSeconds(i), "s" + i, message));
        }

        assertThat(journal.events("r")).hasSize(30).last().extracting(RunEvent::step).isEqualTo("s29");
    }

    @Test
    void aTableThatIsThereIsNotMadeAgain() {
        journal.open(run("r", BEGIN));
        table.create();

        assertThat(journal.find("r")).isPresent();
    }

    @Test
    void aJournalThatIsAwayIsTriedAgain() {
        assertThatThrownBy(() -> new Journal(Journals.at(URI.create("http://127.0.0.1:1"))).find("r")).isInstanceOf(Unavailable.class);
    }

    @Test
    void aTableThatIsNotThereIsRefusedByItsCause() {
        assertThatThrownBy(() -> new Journal(Journals.at(stepferry.servers.SharedServers.dynamo().endpoint())).find("r"))
                .isInstanceOf(Rejected.class).hasMessageContaining("table's name");
    }
}
