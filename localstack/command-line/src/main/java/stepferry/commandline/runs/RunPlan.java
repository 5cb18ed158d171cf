package stepferry.commandline.runs;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;
import stepferry.packages.PlanPage;

/** What a run was going to do, or is. */
@Command(name = "plan", description = "Prints what a run would do, or did, by its plan: rows by table, with samples, and structure.",
        mixinStandardHelpOptions = true)
final class RunPlan extends ClientAction {
    @Parameters(paramLabel = "RUN")
    private String id;

    @Override
    protected Answer act(Session session, Cloud cloud) {
        cloud.journal().read(id);
        var plan = ShownPlan.of(cloud, id);
        return Answer.done(plan, plan.map(PlanPage::lines).orElse(List.of("Run '" + id + "' made no plan")));
    }
}
