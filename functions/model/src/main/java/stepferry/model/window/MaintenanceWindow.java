package stepferry.model.window;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Hours of the week, such as {@code Sat,Sun 02:00-04:30 Europe/Berlin}. It is open while a clock on the wall of that zone shows a time from
 * {@code from} on and before {@code to}; so it is shorter on the day that lacks an hour, and may open twice on the day that repeats one.
 *
 * @param days the days on which it opens
 * @param from when it opens
 * @param to when it closes: on the next day unless that is later than {@code from}; midnight and midnight are the whole day
 */
public record MaintenanceWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
    /** A window opens every week; more than two, since daylight saving may swallow one opening. */
    private static final int SEARCHED_DAYS = 16;

    public MaintenanceWindow {
        days = Set.copyOf(days);
        if (days.isEmpty() || from.equals(to) && !from.equals(LocalTime.MIDNIGHT)) {
            throw new IllegalArgumentException("a window has a day, and opens and closes at different times");
        }
    }

    /** @throws stepferry.model.Rejected with WINDOW_INVALID if the text is no window */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MaintenanceWindow parse(String text) {
        return WindowText.parse(text);
    }

    /** Whether it is open at that instant. */
    public boolean open(Instant instant) {
        var local = instant.atZone(zone).toLocalDateTime();
        boolean opened = !local.toLocalTime().isBefore(from);
        boolean closed = !local.toLocalTime().isBefore(to);
        var today = days.contains(local.getDayOfWeek());
        return overnight()
                ? today && opened || days.contains(local.getDayOfWeek().minus(1)) && !closed
                : today && opened && !closed;
    }

    /** The first instant from the given one on at which it is open. */
    public Instant nextOpening(Instant from) {
        return open(from) ? from : openings(from).filter(each -> each.isAfter(from)).filter(this::open).min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("a window that never opens: " + this));
    }

    /** Where it may open: when the clock shows so, or jumps to such a time. */
    private Stream<Instant> openings(Instant after) {
        var today = LocalDate.ofInstant(after, zone);
        var shown = LongStream.range(0, SEARCHED_DAYS).mapToObj(today::plusDays).flatMap(day -> instants(day.atTime(from)));
        var jump = Optional.ofNullable(zone.getRules().nextTransition(after)).map(transition -> transition.getInstant());
        return Stream.concat(shown, jump.stream());
    }

    /** When the clock shows that time: twice on the day that repeats an hour, never on the day that lacks it. */
    private Stream<Instant> instants(LocalDateTime local) {
        return zone.getRules().getValidOffsets(local).stream().map(local::toInstant);
    }

    private boolean overnight() {
        return !to.isAfter(from);
    }

    /** As it is written. */
    @Override
    @JsonValue
    public String toString() {
        var on = days.size() == DayOfWeek.values().length ? ""
                : EnumSet.copyOf(days).stream().map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                        .collect(Collectors.joining(",", "", " "));
        return on + from + "-" + (to.equals(LocalTime.MIDNIGHT) ? "24:00" : to) + " " + zone;
    }
}
