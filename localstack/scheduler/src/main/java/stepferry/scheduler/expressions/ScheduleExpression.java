package stepferry.scheduler.expressions;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/** When a schedule is due. */
public sealed interface ScheduleExpression permits CronTimes, OneTime {
    Pattern FORM = Pattern.compile("(cron|at)\\((.*)\\)");

    /** The first time after the given one; empty if there is none. */
    Optional<Instant> next(Instant after);

    /**
     * Reads {@code cron(minutes hours day-of-month month day-of-week year)} or {@code at(yyyy-mm-ddThh:mm:ss)}.
     *
     * @param zone an IANA name, such as {@code Europe/Berlin}
     * @throws InvalidExpression if it is neither
     */
    static ScheduleExpression parse(String text, String zone) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new InvalidExpression("'" + text + "' is neither cron(…) nor at(…)");
        }
        return form.group(1).equals("cron") ? CronTimes.parse(form.group(2), zone(zone)) : OneTime.parse(form.group(2), zone(zone));
    }

    private static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new InvalidExpression("There is no time zone '" + name + "'");
        }
        return ZoneId.of(name);
    }
}
