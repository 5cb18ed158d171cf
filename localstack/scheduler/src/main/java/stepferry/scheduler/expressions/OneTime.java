package stepferry.scheduler.expressions;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** One time, once. */
record OneTime(Instant at) implements ScheduleExpression {
    static OneTime parse(String text, ZoneId zone) {
        var shown = time(text);
        return new OneTime(zone.getRules().getValidOffsets(shown).stream().findFirst().map(shown::toInstant)
                .orElseThrow(() -> new InvalidExpression("In " + zone + " no clock ever shows " + text + ": daylight saving leaves that hour out")));
    }

    private static LocalDateTime time(String text) {
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidExpression("'" + text + "' is no time such as 2026-12-24T02:00:00", e);
        }
    }

    @Override
    public Optional<Instant> next(Instant after) {
        return Optional.of(at).filter(each -> each.isAfter(after));
    }
}
