package stepferry.commandline.runs;

import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.following.RunReport;
import stepferry.commandline.session.Answer;

/** A command that starts a promotion, whether it lands or is only planned. */
abstract class PromotingAction extends StartingAction {
    @Parameters(index = "0", paramLabel = "SOURCE|PACKAGE", description = "An environment to export, or a package that exists.")
    private String source;

    @Parameters(index = "1", paramLabel = "TARGET", description = "The environment to change.")
    private String target;

    @Mixin
    private PromotionOptions options;

    /** Whether the run ends with its plan. */
    protected abstract boolean planOnly();

    /** What the request says beyond what every promotion's does. */
    protected abstract Map<String, Object> more();

    @Override
    protected final Request request(Cloud cloud) {
        Map<String, Object> fields = new HashMap<>(Map.of("dryRun", planOnly(), "by", System.getProperty("user.name")));
        fields.putAll(more());
        return options.request(cloud, source, target, fields);
    }

    @Override
    protected final String beginning(String run) {
        return (planOnly() ? "Planning the way from " : "Promoting ") + source + " to " + target + " as run " + run;
    }

    @Override
    protected final Answer answer(RunReport report, Cloud cloud) {
        return planOnly() ? ShownPlan.answer(report, cloud) : super.answer(report, cloud);
    }
}
