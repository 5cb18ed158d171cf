package stepferry.commandline.runs;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;
import stepferry.commandline.session.TextTable;
import stepferry.commandline.session.Words;
import stepferry.model.RunEvent;

/** What the journal holds of a run. */
@Command(name = "logs", description = "Prints a run's events as the journal holds them. With --json, a line for each.",
        mixinStandardHelpOptions = true)
final class RunLogs extends ClientAction {
    @Parameters(paramLabel = "RUN")
    private String id;

    @Override
    protected Answer act(Session session, Cloud cloud) {
        cloud.journal().read(id);
        var events = cloud.journal().events(id);
        if (session.json()) {
            events.forEach(session::print);
        } else {
            session.say(lines(events));
        }
        return Answer.silent(0);
    }

    private static List<String> lines(List<RunEvent> events) {
        var table = TextTable.of("time", "step", "event", "message");
        events.forEach(event -> table.row(Words.time(event.at()), event.step(), event.kind().word(), event.message()));
        return table.lines();
    }
}
