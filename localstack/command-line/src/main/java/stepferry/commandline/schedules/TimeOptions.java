package stepferry.commandline.schedules;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.scheduler.expressions.InvalidExpression;
import stepferry.scheduler.expressions.ScheduleExpression;

/** When a schedule is due. */
final class TimeOptions {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Due due;

    @Option(names = "--timezone", defaultValue = "UTC", paramLabel = "ZONE", description = "The time zone of --cron and --at; UTC unless given.")
    private String timezone;

    /** Again and again, or once. */
    static final class Due {
        @Option(names = "--cron", paramLabel = "'M H DOM MON DOW Y'",
                description = "Six fields, one of the days being '?': '0 2 * * ? *' is every night at two,"
                    + " '30 22 ? * MON-FRI *' on weekdays at half past ten.")
        private Optional<String> cron = Optional.empty();

        @Option(names = "--at", paramLabel = "yyyy-mm-ddThh:mm[:ss]", description = "Once, at that time; then the schedule goes.")
        private Optional<String> at = Optional.empty();
    }

    String timezone() {
        return timezone;
    }

    boolean once() {
        return due.at.isPresent();
    }

    /** As EventBridge Scheduler writes it. */
    String expression() {
        return due.cron.map(fields -> fields.startsWith("cron(") ? fields : "cron(" + fields.strip() + ")")
                .orElseGet(() -> "at(" + SECONDS.format(time(due.at.orElseThrow())) + ")");
    }

    /**
     * The times.
     *
     * @throws Rejected with SCHEDULE_INVALID if there are none any more, or the text says none
     */
    ScheduleExpression times(Instant now) {
        try {
            var times = ScheduleExpression.parse(expression(), timezone);
            if (times.next(now).isEmpty()) {
                throw invalid(expression() + " in " + timezone + " is over: it is " + now.truncatedTo(ChronoUnit.SECONDS));
            }
            return times;
        } catch (InvalidExpression e) {
            throw invalid(e.getMessage());
        }
    }

    private static LocalDateTime time(String text) {
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw invalid("--at takes a time such as 2026-12-24T02:00, without a zone: '" + text + "' is none");
        }
    }

    static Rejected invalid(String why) {
        return new Rejected(ErrorCode.SCHEDULE_INVALID, "The schedule cannot be made: " + why);
    }
}
