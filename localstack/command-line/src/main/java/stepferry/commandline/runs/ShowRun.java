package stepferry.commandline.runs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.following.Runs;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;

/** How a run went. */
@Command(name = "show", description = "Shows a run and its steps; the exit code says how it ended.",
        mixinStandardHelpOptions = true)
final class ShowRun extends ClientAction {
    @Parameters(paramLabel = "RUN")
    private String id;

    @Override
    protected Answer act(Session session, Cloud cloud) {
        var report = new Runs(cloud).report(id);
        return Answer.of(report.exitCode(), report, report.lines());
    }
}
