package stepferry.scheduler.expressions;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronConstraintsFactory;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Times by EventBridge's cron: six fields, weeks that begin on Sunday, and {@code ?} for the day that is not said. */
record CronTimes(Cron cron, ZoneId zone) implements ScheduleExpression {
    private static final CronDefinition FIELDS = CronDefinitionBuilder.defineCron()
            .withMinutes().withValidRange(0, 59).and()
            .withHours().withValidRange(0, 23).and()
            .withDayOfMonth().withValidRange(1, 31).supportsL().supportsW().supportsLW().supportsQuestionMark().and()
            .withMonth().withValidRange(1, 12).and()
            .withDayOfWeek().withValidRange(1, 7).withMondayDoWValue(2).supportsHash().supportsL().supportsQuestionMark().and()
            .withYear().withValidRange(1970, 2199).and()
            .withCronValidation(CronConstraintsFactory.ensureEitherDayOfWeekOrDayOfMonth())
            .instance();

    static CronTimes parse(String fields, ZoneId zone) {
        try {
            return new CronTimes(new CronParser(FIELDS).parse(fields).validate(), zone);
        } catch (IllegalArgumentException e) {
            throw new InvalidExpression("'" + fields + "' is no cron expression of six fields (minutes hours day-of-month month day-of-week year),"
                    + " one of the days being '?', such as '0 2 * * ? *' for every night at two: " + e.getMessage(), e);
        }
    }

    /** Counted on the wall clock, without a zone, and then looked up in the zone: so daylight saving is ours to decide. */
    @Override
    public Optional<Instant> next(Instant after) {
        var times = ExecutionTime.forCron(cron);
        var shown = LocalDateTime.ofInstant(after, zone);
        while (true) {
            var next = times.nextExecution(shown.atZone(ZoneOffset.UTC));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            shown = next.get().toLocalDateTime();
            var found = instant(shown).filter(each -> each.isAfter(after));
            if (found.isPresent()) {
                return found;
            }
        }
    }

    private Optional<Instant> instant(LocalDateTime local) {
        return zone.getRules().getValidOffsets(local).stream().findFirst().map(local::toInstant);
    }
}
