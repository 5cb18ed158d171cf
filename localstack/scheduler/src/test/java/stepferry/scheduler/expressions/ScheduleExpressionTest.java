package stepferry.scheduler.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {
    /** A Sunday. */
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "0 2 * * ? *; 2026-11-23T02:00",
        "0/15 * * * ? *; 2026-11-22T12:15",
        "0 12 ? * SUN *; 2026-11-29T12:00",
        "30 3 ? * 1 *; 2026-11-29T03:30",
        "30 3 ? * 2 *; 2026-11-23T03:30",
        "30 3 ? * MON-FRI *; 2026-11-23T03:30",
        "0 4 L * ? *; 2026-11-30T04:00",
        "0 4 LW 2 ? *; 2027-02-26T04:00",
        "0 4 15W * ? *; 2026-12-15T04:00",
        "0 4 ? * 6L *; 2026-11-27T04:00",
        "0 4 ? * 3#2 *; 2026-12-08T04:00",
        "0 4 1 JAN,JUL ? *; 2027-01-01T04:00",
        "0 4 29 2 ? *; 2028-02-29T04:00",
        "0 4 24 12 ? 2030; 2030-12-24T04:00",
        "5-10 12 22 11 ? 2026; 2026-11-22T12:05",
    })
    void cronIsEventBridges(String fields, String next) {
        assertThat(ScheduleExpression.parse("cron(" + fields + ")", "UTC").next(NOON)).contains(Instant.parse(next + ":00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nightly", "cron()", "cron(0 2 * * *)", "cron(0 2 * * * *)", "cron(0 2 ? * ? *)",
        "cron(61 2 * * ? *)", "cron(0 2 * * ? 1900)",
        "cron(0 0 2 * * ? *)", "cron(0 2 * * FOO *)", "at(tomorrow)", "at(2026-11-31T02:00:00)", "rate(5 minutes)", "0 2 * * ? *"})
    void whatSaysNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> ScheduleExpression.parse(text, "UTC")).isInstanceOf(InvalidExpression.class);
    }

    @Test
    void aZoneThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ScheduleExpression.parse("cron(0 2 * * ? *)", "Europe/Atlantis")).hasMessageContaining("Europe/Atlantis");
    }

    @Test
    void whatIsNeverDueAgainSaysSo() {
        assertThat(ScheduleExpression.parse("cron(0 4 24 12 ? 2020)", "UTC").next(NOON)).isEmpty();
        assertThat(ScheduleExpression.parse("cron(0 4 30 2 ? *)", "UTC").next(NOON)).isEmpty();
        var once = ScheduleExpression.parse("at(2026-11-22T13:00:01)", "Europe/Berlin");
        assertThat(once.next(NOON)).contains(NOON.plusSeconds(1));
        assertThat(once.next(NOON.plusSeconds(1))).isEmpty();
    }

    /** In spring the clock of Berlin leaves out the hour from two to three. */
    @Test
    void aTimeThatIsLeftOutIsPassedOver() {
        var nightly = ScheduleExpression.parse("cron(30 2 * * ? *)", "Europe/Berlin");
        assertThat(nightly.next(berlin("2027-03-27T12:00"))).contains(berlin("2027-03-29T02:30"));
        assertThatThrownBy(() -> ScheduleExpression.parse("at(2027-03-28T02:30:00)", "Europe/Berlin")).hasMessageContaining("daylight saving");
    }

    /** In autumn it shows that hour twice. */
    @Test
    void aTimeThatComesTwiceCountsOnce() {
        var nightly = ScheduleExpression.parse("cron(30 2 * * ? *)", "Europe/Berlin");
        var first = Instant.parse("2026-10-25T00:30:00Z");
        assertThat(nightly.next(berlin("2026-10-24T12:00"))).contains(first);
        assertThat(nightly.next(first)).contains(berlin("2026-10-26T02:30"));
        assertThat(nightly.next(first.plusSeconds(1800))).contains(berlin("2026-10-26T02:30"));
        assertThat(times(ScheduleExpression.parse("cron(0/30 * * * ? *)", "Europe/Berlin"), Instant.parse("2026-10-24T23:45:00Z"), 4))
                .containsExactly("2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z", "2026-10-25T02:30:00Z");
    }

    private static List<String> times(ScheduleExpression expression, Instant after, int many) {
        var times = new ArrayList<String>();
        for (var at = after; times.size() < many; ) {
            at = expression.next(at).orElseThrow();
            times.add(at.toString());
        }
        return times;
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Berlin")).toInstant();
    }
}
