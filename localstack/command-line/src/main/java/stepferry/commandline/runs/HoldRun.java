package stepferry.commandline.runs;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.following.Answering;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;
import stepferry.commandline.session.Words;

/** Keeps a run waiting. */
@Command(name = "hold", description = "Tells a run that waits for a person that somebody is at it: its patience begins anew.",
        mixinStandardHelpOptions = true)
final class HoldRun extends ClientAction {
    @Parameters(paramLabel = "RUN", description = "The run that waits.")
    private String id;

    @Override
    protected Answer act(Session session, Cloud cloud) {
        var answering = new Answering(cloud);
        var pause = answering.waiting(id, Optional.empty());
        answering.hold(pause);
        return Answer.done(Map.of("run", id, "seconds", pause.patience()),
                "Run " + id + " " + pause.sentence() + ", for another " + Words.took(java.time.Duration.ofSeconds(pause.patience())));
    }
}
