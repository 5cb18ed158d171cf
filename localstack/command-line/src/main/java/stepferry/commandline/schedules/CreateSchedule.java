package stepferry.commandline.schedules;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.runs.LandingOptions;
import stepferry.commandline.runs.PromotionOptions;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;
import stepferry.commandline.session.Words;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.window.Windows;
import stepferry.scheduler.expressions.ScheduleExpression;

/** Has promotions start by themselves. */
@Command(name = "create", description = "Has a promotion start by itself, once or again and again.", mixinStandardHelpOptions = true)
final class CreateSchedule extends ClientAction {
    /** How many of its times are looked at: a year of nights. */
    private static final int TIMES_LOOKED_AT = 366;

    @Parameters(index = "0", paramLabel = "NAME", description = "1 to 64 letters, digits, dots, dashes and underscores.")
    private String name;

    @Parameters(index = "1", paramLabel = "SOURCE|PACKAGE", description = "An environment to export each time, or a package that exists.")
    private String source;

    @Parameters(index = "2", paramLabel = "TARGET", description = "The environment to change.")
    private String target;

    @Mixin
    private TimeOptions times;

    @Mixin
    private PromotionOptions promotion;

    @Mixin
    private LandingOptions landing;

    @Option(names = "--replace", description = "Make a schedule of that name anew.")
    private boolean replace;

    @Override
    protected void check() {
        if (!name.matches("[0-9a-zA-Z-_.]{1,64}")) {
            throw TimeOptions.invalid("its name must be 1 to 64 letters, digits, dots, dashes and underscores: '" + name + "' is none");
        }
        if (source.equals(target)) {
            throw TimeOptions.invalid("source and target are both '" + target + "'");
        }
        times.times(Instant.now());
        landing.window();
    }

    @Override
    protected Answer act(Session session, Cloud cloud) {
        Map<String, Object> fields = new HashMap<>(landing.fields());
        fields.put("schedule", name);
        var request = promotion.request(cloud, source, target, fields);
        var begun = Instant.now();
        var due = times.times(begun);
        refuseClosed(cloud, due);
        var schedules = new Schedules(cloud);
        boolean known = schedules.find(name).isPresent();
        if (known && !replace) {
            throw new Rejected(ErrorCode.SCHEDULE_EXISTS, "There is a schedule '" + name + "' already: give this one another name, or add --replace");
        }
        schedules.put(name, times, request, known);
        var made = ScheduledPromotion.of(name, times, due.next(begun), request);
        if (cloud.endsWithCommand()) {
            session.note("Schedules of the local stack are due only while it runs: 'stepferry up' keeps it running");
        }
        return Answer.done(made, List.of((known ? "changed" : "made") + " schedule '" + name + "': from " + source + " to " + target + ", next "
                + made.next().map(Words::time).orElse("never"), "  to be rid of it: stepferry schedule delete " + name));
    }

    /** A schedule that is due only when its runs are refused is a mistake. */
    private void refuseClosed(Cloud cloud, ScheduleExpression due) {
        var guarding = cloud.environments().read(target).guards().window();
        var windows = new Windows(Stream.of(landing.window(), guarding).flatMap(Optional::stream).toList());
        var all = Stream.iterate(due.next(Instant.now()), Optional::isPresent, time -> due.next(time.orElseThrow())).limit(TIMES_LOOKED_AT);
        if (all.noneMatch(time -> windows.open(time.orElseThrow()))) {
            throw TimeOptions.invalid(times.expression() + " in " + times.timezone() + " is never due within " + windows.all());
        }
    }
}
