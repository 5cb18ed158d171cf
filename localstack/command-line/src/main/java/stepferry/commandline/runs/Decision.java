package stepferry.commandline.runs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.session.Session;
import stepferry.model.Pause;

/** A yes or a no to a plan. */
abstract class Decision extends AnsweringAction {
    @Option(names = "--by", paramLabel = "NAME", description = "Who decides; whoever is logged in unless given.")
    private String by = System.getProperty("user.name");

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why; kept in the journal.")
    private Optional<String> comment = Optional.empty();

    protected abstract boolean yes();

    @Override
    protected final Pause.Reason reason() {
        return Pause.Reason.APPROVAL;
    }

    @Override
    protected final Said said(Session session, Cloud cloud, Pause pause) {
        var output = new HashMap<String, Object>(Map.of("approved", yes(), "by", by));
        comment.ifPresent(words -> output.put("comment", words));
        pause.plan().ifPresent(plan -> output.put("plan", plan));
        return new Said(output, (yes() ? "Approved" : "Rejected") + " the plan of run " + pause.run() + " as " + by);
    }
}
