package stepferry.commandline.following;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import stepferry.model.TableProgress;

class AdvanceTest {
    private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05Z");

    private static TableProgress progress(String step, String table, long rows, long bytes, long ofRows, long ofBytes, int seconds) {
        return new TableProgress(step, table, rows, bytes, ofRows, ofBytes, BEGIN, BEGIN.plusSeconds(seconds));
    }

    @Test
    void theStepThatMovedLastIsShown() {
        var all = List.of(progress("export", "pages", 5, 50, 0, 100, 4), progress("apply", "pages", 1, 10, 5, 50, 9),
                progress("apply", "roles", 1, 20, 5, 50, 8));

        assertThat(Advance.latest(all)).hasValueSatisfying(advance -> {
            assertThat(advance.step()).isEqualTo("apply");
            assertThat(advance.tables()).extracting(TableProgress::table).containsExactly("pages", "roles");
        });
        assertThat(Advance.latest(List.of())).isEmpty();
    }

    @Test
    void aLineSaysRowsBytesRateAndTimeLeft() {
        assertThat(Advance.line("pages", progress("apply", "pages", 1_000, 10 << 20, 4_000, 40 << 20, 5)))
                .contains("pages").contains(" 25 %").contains("1,000 of 4,000 rows").contains("10.0 MiB of 40.0 MiB").contains("2.0 MiB/s")
                .contains("about 15.0 s left");
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        assertThat(Advance.line("pages", progress("backup", "pages", 7, 0, 0, 40, 5))).contains("7 rows").doesNotContain("left").contains("  0 %");
    }

    @Test
    void tablesThatHaveEndedOrNotBegunTakeNoLineButCountInAll() {
        var advance = new Advance("apply", List.of(progress("apply", "done", 10, 100, 10, 100, 5), progress("apply", "half", 5, 50, 10, 100, 9),
                progress("apply", "later", 0, 0, 10, 200, 0)));

        assertThat(advance.lines(5)).hasSize(2);
        assertThat(advance.lines(5).getFirst()).contains("half");
        assertThat(advance.lines(5).getLast()).contains("apply, all").contains("15 of 30 rows").contains("150 B of 400 B").contains(" 37 %");
    }
}
