package stepferry.commandline.runs;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.following.Answering;
import stepferry.commandline.following.Follow;
import stepferry.commandline.following.Lines;
import stepferry.commandline.following.Runs;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;
import stepferry.model.Pause;

/** A command that answers a run which waits for a person and, unless told otherwise, follows it from there. */
abstract class AnsweringAction extends ClientAction {
    @Parameters(paramLabel = "RUN", description = "The run that waits.")
    private String id;

    @Option(names = "--no-wait", description = "Answer, and leave the run alone.")
    private boolean noWait;

    /** What this command answers. */
    protected abstract Pause.Reason reason();

    /** What Step Functions gets, and what to say about it. */
    protected abstract Said said(Session session, Cloud cloud, Pause pause);

    /** @param sentence for people */
    protected record Said(Map<String, Object> output, String sentence) {}

    @Override
    protected final Answer act(Session session, Cloud cloud) {
        if (noWait) {
            refuseLeaving(cloud);
        }
        var answering = new Answering(cloud);
        var pause = answering.waiting(id, Optional.of(reason()));
        var said = said(session, cloud, pause);
        answering.answer(pause, said.output());
        if (noWait) {
            return Answer.done(Map.of("run", id, "answer", said.sentence()), said.sentence(), "  to follow it: stepferry run watch " + id);
        }
        session.say(said.sentence());
        var run = new Runs(cloud).find(id);
        var report = new Follow(cloud).after(pause).toTheEnd(id, run.kind(), run.execution(), Lines.of(session));
        return Answer.of(report.exitCode(), report, report.closing());
    }
}
