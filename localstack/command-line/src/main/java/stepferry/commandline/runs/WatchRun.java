package stepferry.commandline.runs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.following.Follow;
import stepferry.commandline.following.JsonLines;
import stepferry.commandline.following.Lines;
import stepferry.commandline.following.Runs;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;

/** Follows a run. */
@Command(name = "watch",
        description = "Follows a run to its end; the exit code says how it ended. With --json, a line for each event and "
        + "the report as the last line.", mixinStandardHelpOptions = true)
final class WatchRun extends ClientAction {
    @Parameters(paramLabel = "RUN")
    private String id;

    @Override
    protected Answer act(Session session, Cloud cloud) {
        var run = new Runs(cloud).find(id);
        var progress = session.json() ? new JsonLines(session) : Lines.of(session);
        var report = new Follow(cloud).toTheEnd(id, run.kind(), run.execution(), progress);
        return Answer.of(report.exitCode(), report, report.closing());
    }
}
