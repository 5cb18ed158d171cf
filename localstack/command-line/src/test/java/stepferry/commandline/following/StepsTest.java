package stepferry.commandline.following;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stepferry.model.Run;
import stepferry.model.RunEvent;
import stepferry.model.RunEvent.Kind;

class StepsTest {
    private final List<RunEvent> events = new ArrayList<>();

    @Test
    void theExportOfATargetIsItsBackupAndWhatFollowsARollbackIsARestore() {
        for (var step : List.of("admit", "export", "check", "export", "apply", "verify", "rollback", "apply", "verify",
                "close")) {
            happened(step, Kind.STARTED, "");
            happened(step, Kind.FINISHED, "well");
        }
        assertThat(names(Run.Kind.PROMOTION)).containsExactly(
                "admit", "export", "check", "backup", "apply", "verify", "rollback", "restore", "verify-restored", "close");
    }

    @Test
    void theExportOfARollbackIsABackupFromTheStart() {
        happened("export", Kind.STARTED, "");
        assertThat(names(Run.Kind.ROLLBACK)).containsExactly("backup");
        assertThat(names(Run.Kind.EXPORT)).containsExactly("export");
    }

    @Test
    void anotherAttemptCountsAndTheLastOneStands() {
        happened("apply", Kind.STARTED, "");
        happened("apply", Kind.FAILED, "DATABASE_BUSY: later");
        happened("apply", Kind.STARTED, "");
        happened("apply", Kind.FINISHED, "2 tables");
        var step = Steps.of(Run.Kind.PROMOTION, events).getFirst();
        assertThat(step.attempts()).isEqualTo(2);
        assertThat(step.line()).contains("2 tables", "attempt 2").doesNotContain("FAILED");
    }

    private List<String> names(Run.Kind kind) {
        return Steps.of(kind, events).stream().map(Step::name).toList();
    }

    private void happened(String step, Kind kind, String message) {
        events.add(new RunEvent("r", Instant.EPOCH.plusMillis(events.size()), step, kind, message, Map.of()));
    }
}
