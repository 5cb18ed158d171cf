package stepferry.commandline.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.following.RunReport;
import stepferry.commandline.session.Answer;
import stepferry.model.RunEvent;
import stepferry.model.plan.Plan;
import stepferry.packages.PlanPage;
import stepferry.packages.RunPlans;

/** A run's plan as it is shown. */
final class ShownPlan {
    private ShownPlan() {}

    /**
     * The plan that a run made last; empty if it made none.
     *
     * @throws stepferry.model.Rejected with PLAN_CORRUPT if it is not the one that the journal knows
     */
    static Optional<Plan> of(Cloud cloud, String run) {
        var plan = cloud.plans().find(run);
        digest(cloud, run).filter(known -> plan.filter(found -> found.digest().equals(known)).isEmpty()).ifPresent(_ -> {
            throw RunPlans.corrupt(run);
        });
        return plan;
    }

    private static Optional<String> digest(Cloud cloud, String run) {
        return cloud.journal().events(run).stream().filter(event -> event.step().equals("plan") && event.kind() == RunEvent.Kind.FINISHED)
                .reduce((_, later) -> later).map(event -> event.facts().get("digest")).map(String::valueOf);
    }

    /** What a run that was only to make its plan has to say. */
    static Answer answer(RunReport report, Cloud cloud) {
        var plan = of(cloud, report.run());
        var json = new LinkedHashMap<String, Object>();
        json.put("run", report);
        json.put("plan", plan);
        var lines = new ArrayList<>(plan.map(PlanPage::lines).orElse(List.of()));
        lines.add("");
        lines.addAll(report.closing());
        return Answer.of(report.exitCode(), json, lines);
    }
}
