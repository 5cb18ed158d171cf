package stepferry.commandline.schedules;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;

/** Forgets a schedule. */
@Command(name = "delete", description = "Forgets a schedule; a run that it has started goes on.", mixinStandardHelpOptions = true)
final class DeleteSchedule extends ClientAction {
    @Parameters(paramLabel = "NAME", description = "The schedule.")
    private String name;

    @Override
    protected Answer act(Session session, Cloud cloud) {
        new Schedules(cloud).delete(name);
        return Answer.done(Map.of("deleted", name), "deleted schedule '" + name + "'");
    }
}
