package stepferry.commandline.runs;

import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.following.Cancelling;
import stepferry.commandline.following.Runs;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;

/** Stops a run. */
@Command(name = "cancel", description = "Stops a run, or closes one that was stopped, and frees its target.",
        mixinStandardHelpOptions = true)
final class CancelRun extends ClientAction {
    @Parameters(paramLabel = "RUN")
    private String id;

    @Override
    protected Answer act(Session session, Cloud cloud) {
        new Cancelling(cloud, Clock.systemUTC()).cancel(id);
        var report = new Runs(cloud).report(id);
        return Answer.done(report, report.closing());
    }
}
