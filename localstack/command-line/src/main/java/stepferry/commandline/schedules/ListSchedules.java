package stepferry.commandline.schedules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;
import stepferry.commandline.session.TextTable;
import stepferry.commandline.session.Words;

/** Which schedules there are. */
@Command(name = "list", description = "Lists the schedules, when each is due next, and how many promotions could not be started.",
        mixinStandardHelpOptions = true)
final class ListSchedules extends ClientAction {
    @Override
    protected Answer act(Session session, Cloud cloud) {
        var schedules = new Schedules(cloud);
        var all = schedules.all();
        var dead = schedules.deadLetters();
        var lines = new ArrayList<>(all.isEmpty() ? List.of("There is no schedule: 'stepferry schedule create' makes one") : lines(all));
        dead.filter(many -> many > 0).ifPresent(many ->
                lines.add(Words.count(many, "promotion") + " could not be started: queue " + schedules.queueName() + " says why"));
        return Answer.done(Map.of("schedules", all, "deadLetters", dead), lines);
    }

    private static List<String> lines(List<ScheduledPromotion> all) {
        var table = TextTable.of("name", "when", "zone", "next", "from", "to", "window", "state");
        all.forEach(each -> table.row(each.name(), each.expression(), each.timezone(), each.next().map(Words::time).orElse("-"),
                each.source(), each.target(), each.window(), each.state().toLowerCase(Locale.ROOT)));
        return table.lines();
    }
}
