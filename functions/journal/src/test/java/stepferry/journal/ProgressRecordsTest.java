package stepferry.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import stepferry.model.TableProgress;

class ProgressRecordsTest {
    private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05.678Z");

    private final JournalTable table = Journals.fresh();
    private final ProgressRecords records = new ProgressRecords(table);

    @Test
    void whatSeveralFunctionsDidAddsUp() {
        records.begin("r", TableProgress.beginning("load", "pages", 100, 1000, BEGIN));
        records.advance("r", "load", "pages", 10, 100, BEGIN.plusMillis(1));
        records.advance("r", "load", "pages", 20, 200, BEGIN.plusMillis(7));

        assertThat(records.of("r")).containsExactly(new TableProgress("load", "pages", 30, 300, 100, 1000, BEGIN, BEGIN.plusMillis(7)));
        assertThat(records.of("other")).isEmpty();
    }

    @Test
    void anotherAttemptBeginsAnew() {
        records.begin("r", TableProgress.beginning("apply", "", 100, 1000, BEGIN));
        records.advance("r", "apply", "", 10, 100, BEGIN);
        records.begin("r", TableProgress.beginning("apply", "", 100, 1000, BEGIN.plusSeconds(5)));

        assertThat(records.of("r")).containsExactly(TableProgress.beginning("apply", "", 100, 1000, BEGIN.plusSeconds(5)));
    }

    @Test
    void anotherDeliveryDoesNotForgetWhatWasDone() {
        records.beginOnce("r", TableProgress.beginning("load", "pages", 100, 1000, BEGIN));
        records.advance("r", "load", "pages", 10, 100, BEGIN.plusMillis(3));
        records.beginOnce("r", TableProgress.beginning("load", "pages", 100, 1000, BEGIN.plusSeconds(9)));

        assertThat(records.of("r")).containsExactly(new TableProgress("load", "pages", 10, 100, 100, 1000, BEGIN, BEGIN.plusMillis(3)));
    }

    /** The template's table lets go what bears this attribute, in seconds. */
    @Test
    void itGoesAfterAWhile() {
        records.begin("r", TableProgress.beginning("apply", "pages", 100, 1000, BEGIN));
        records.advance("r", "apply", "pages", 10, 100, BEGIN.plusMillis(1));

        assertThat(table.items("run#r", "progress#")).singleElement()
                .satisfies(item -> assertThat(item.get("expires").n()).isEqualTo("" + BEGIN.plus(Duration.ofDays(90)).getEpochSecond()));
    }

    @Test
    void itIsNoEvent() {
        records.begin("r", TableProgress.beginning("apply", "pages", 100, 1000, BEGIN));

        assertThat(new Journal(table).events("r")).isEmpty();
    }
}
