package stepferry.model.window;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/** Reads windows as people write them. */
final class WindowText {
    private static final Pattern FORM = Pattern.compile("(?:(\\S+)\\s+)?(\\d\\d:\\d\\d)\\s*-\\s*(\\d\\d:\\d\\d)\\s+(\\S+)");
    private static final Pattern DAYS = Pattern.compile("(\\p{Alpha}{3})(?:-(\\p{Alpha}{3}))?");

    private final String text;

    private WindowText(String text) {
        this.text = text;
    }

    static MaintenanceWindow parse(String text) {
        return new WindowText(text).window();
    }

    private MaintenanceWindow window() {
        var parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw invalid("it has another form");
        }
        var days = parts.group(1) == null ? EnumSet.allOf(DayOfWeek.class) : days(parts.group(1));
        var from = time(parts.group(2));
        var to = parts.group(3).equals("24:00") ? LocalTime.MIDNIGHT : time(parts.group(3));
        if (parts.group(2).equals(parts.group(3))) {
            throw invalid("it opens and closes at the same time; 00:00-24:00 is the whole day");
        }
        return new MaintenanceWindow(days, from, to, zone(parts.group(4)));
    }

    private Set<DayOfWeek> days(String list) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var part : list.split(",", -1)) {
            var range = DAYS.matcher(part);
            if (!range.matches()) {
                throw invalid("'" + part + "' is neither a day nor days from one to another");
            }
            var last = day(range.group(2) == null ? range.group(1) : range.group(2));
            Stream.iterate(day(range.group(1)), each -> each.plus(1)).takeWhile(each -> each != last).forEach(days::add);
            days.add(last);
        }
        return days;
    }

    private DayOfWeek day(String word) {
        return Stream.of(DayOfWeek.values()).filter(day -> day.name().startsWith(word.toUpperCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> invalid("'" + word + "' is no day of the week"));
    }

    private LocalTime time(String shown) {
        try {
            return LocalTime.parse(shown);
        } catch (DateTimeException e) {
            throw invalid("no clock shows '" + shown + "'");
        }
    }

    private ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw invalid("there is no time zone '" + name + "'");
        }
    }

    private Rejected invalid(String why) {
        return new Rejected(ErrorCode.WINDOW_INVALID, "'" + text + "' is no maintenance window: " + why
                + ". Examples: '02:00-04:30 Europe/Berlin', 'Sat,Sun 22:00-06:00 UTC', 'Mon-Fri 00:00-24:00 America/New_York'");
    }
}
