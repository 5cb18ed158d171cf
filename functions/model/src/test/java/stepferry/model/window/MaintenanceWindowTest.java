package stepferry.model.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stepferry.model.ErrorCode;
import stepferry.model.Guards;
import stepferry.model.Json;
import stepferry.model.Rejected;

class MaintenanceWindowTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T01:59:59, false",
        "2026-11-22T02:00:00, true",
        "2026-11-22T04:29:59, true",
        "2026-11-22T04:30:00, false",
    })
    void opensWithItsFirstMinuteAndIsClosedAtItsLast(String at, boolean open) {
        assertThat(MaintenanceWindow.parse("02:00-04:30 Europe/Berlin").open(berlin(at))).isEqualTo(open);
    }

    /** 2026-11-21 is a Saturday. The night belongs to the day on which it begins. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T23:00:00, false", "2026-11-21T05:00:00, false", "2026-11-21T22:00:00, true", "2026-11-22T05:59:00, true",
        "2026-11-22T06:00:00, false", "2026-11-22T22:00:00, false", "2026-11-23T05:00:00, false",
    })
    void aNightCrossesMidnight(String at, boolean open) {
        assertThat(MaintenanceWindow.parse("Sat 22:00-06:00 Europe/Berlin").open(berlin(at))).isEqualTo(open);
    }

    @Test
    void aWholeDayIsOneWithoutAnEnd() {
        var window = MaintenanceWindow.parse("Sun 00:00-24:00 Europe/Berlin");
        assertThat(window.open(berlin("2026-11-21T23:59:59"))).isFalse();
        assertThat(window.open(berlin("2026-11-22T00:00:00"))).isTrue();
        assertThat(window.open(berlin("2026-11-22T23:59:59"))).isTrue();
        assertThat(window.open(berlin("2026-11-23T00:00:00"))).isFalse();
        assertThat(MaintenanceWindow.parse("22:00-24:00 UTC").open(Instant.parse("2026-11-22T23:30:00Z"))).isTrue();
        assertThat(MaintenanceWindow.parse("22:00-24:00 UTC").open(Instant.parse("2026-11-22T00:30:00Z"))).isFalse();
    }

    /** On 2027-03-28 the clock goes from 02:00 to 03:00; on 2026-10-25 from 03:00 back to 02:00. */
    @Test
    void anHourThatIsLeftOutOpensNothingAndOneThatComesTwiceOpensTwice() {
        var hour = MaintenanceWindow.parse("02:00-03:00 Europe/Berlin");
        assertThat(hour.nextOpening(berlin("2027-03-27T12:00:00"))).isEqualTo(berlin("2027-03-29T02:00:00"));
        assertThat(MaintenanceWindow.parse("02:30-04:00 Europe/Berlin").nextOpening(berlin("2027-03-28T00:00:00")))
                .isEqualTo(berlin("2027-03-28T03:00:00"));
        assertThat(hour.open(Instant.parse("2026-10-25T00:30:00Z"))).isTrue();
        assertThat(hour.open(Instant.parse("2026-10-25T01:30:00Z"))).isTrue();
    }

    /** As a reader of the wall clock would find it, minute by minute, around both changes of the clock. */
    @Test
    void nextOpeningIsTheFirstMinuteAtWhichItIsOpen() {
        var random = new Random(7);
        var zones = List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC", "Asia/Kathmandu");
        var starts = List.of("2026-10-22T00:00:00Z", "2027-03-11T00:00:00Z", "2027-03-25T00:00:00Z", "2027-04-01T00:00:00Z");
        for (int i = 0; i < 150; i++) {
            var from = LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
            var to = from.plusMinutes(15L * (1 + random.nextInt(95)));
            var days = random.nextBoolean() ? "" : "Sat,Sun ";
            var window = MaintenanceWindow.parse(days + from + "-" + to + " " + zones.get(i % zones.size()));
            var at = Instant.parse(starts.get(random.nextInt(starts.size()))).plus(random.nextInt(5000), ChronoUnit.MINUTES);
            var found = window.nextOpening(at);
            assertThat(window.open(found)).as("%s from %s", window, at).isTrue();
            for (var minute = at; minute.isBefore(found); minute = minute.plus(1, ChronoUnit.MINUTES)) {
                assertThat(window.open(minute)).as("%s at %s, said to open at %s", window, minute, found).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "02:00-04:30 Europe/Berlin; 02:00-04:30 Europe/Berlin",
        " sat,SUN  22:00 - 06:00  UTC ; Sat,Sun 22:00-06:00 UTC",
        "Fri-Mon 00:00-24:00 UTC; Mon,Fri,Sat,Sun 00:00-24:00 UTC",
        "Mon-Sun 01:00-02:00 UTC; 01:00-02:00 UTC",
    })
    void isWrittenInOneForm(String text, String written) {
        var window = MaintenanceWindow.parse(text);
        assertThat(window).hasToString(written);
        assertThat(MaintenanceWindow.parse(written)).isEqualTo(window);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nightly", "02:00-04:00", "02:00-04:00 Mars/Olympus", "25:00-26:00 UTC", "02:00-02:00 UTC", "Sat;Sun 02:00-03:00 UTC",
        "Sunday 02:00-03:00 UTC", "Xyz 02:00-03:00 UTC", "2:00-3:00 UTC", "24:00-02:00 UTC"})
    void whatIsNoWindowIsRefusedWithExamples(String text) {
        var refused = catchThrowableOfType(Rejected.class, () -> MaintenanceWindow.parse(text));
        assertThat(refused.code()).isEqualTo(ErrorCode.WINDOW_INVALID);
        assertThat(refused).hasMessageContainingAll("'" + text + "'", "'02:00-04:30 Europe/Berlin'");
    }

    @Test
    void standsAsTextInJsonAndMayBeAbsentThere() {
        var guards = Json.read("{\"approval\":true,\"window\":\"Sat 02:00-04:00 UTC\"}", Guards.class);
        assertThat(guards.window()).contains(MaintenanceWindow.parse("Sat 02:00-04:00 UTC"));
        assertThat(Json.text(guards)).contains("\"window\":\"Sat 02:00-04:00 UTC\"");
        assertThat(Json.read("{\"approval\":true}", Guards.class).window()).isEmpty();
    }

    @Test
    void outsideOfItIsSaidWhenItOpensNext() {
        var windows = new Windows(List.of(MaintenanceWindow.parse("Sat,Sun 02:00-04:00 Europe/Berlin"),
                MaintenanceWindow.parse("Sun 00:00-24:00 UTC")));
        var refused = catchThrowableOfType(Rejected.class, () -> windows.refuseClosed("prod", berlin("2026-11-21T02:30:00")));
        assertThat(refused.code()).isEqualTo(ErrorCode.OUTSIDE_WINDOW);
        assertThat(refused).hasMessageContainingAll("Sat 2026-11-21 02:30 Europe/Berlin", "'prod'",
                "'Sat,Sun 02:00-04:00 Europe/Berlin' and 'Sun 00:00-24:00 UTC'",
                "opens next on Sun 2026-11-22 02:00 Europe/Berlin");
        assertThatCode(() -> windows.refuseClosed("prod", berlin("2026-11-22T02:00:00"))).doesNotThrowAnyException();
        assertThatCode(() -> new Windows(List.of()).refuseClosed("prod", Instant.EPOCH)).doesNotThrowAnyException();
    }

    @Test
    void windowsThatNeverMeetAreSaidToBeSo() {
        var windows = new Windows(List.of(MaintenanceWindow.parse("Mon 02:00-03:00 UTC"), MaintenanceWindow.parse("Tue 02:00-03:00 UTC")));
        assertThat(windows.nextOpening(Instant.parse("2026-11-22T00:00:00Z"))).isEmpty();
        assertThat(catchThrowableOfType(Rejected.class, () -> windows.refuseClosed("prod", Instant.parse("2026-11-22T00:00:00Z"))))
                .hasMessageContaining("never");
    }
}
