package stepferry.commandline.runs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

    @Option(names = "--rules", paramLabel = "NAME[@version]",
            description = "The rule set; 'default' unless given, or for a package the one it was made with.")
    private Optional<String> rules = Optional.empty();

    @Option(names = "--allow-destructive", description = "Let values be lost where the structure changes.")
    private boolean allowDestructive;

    @Mixin
    private StrategyOption strategy;

    /** Whether the run ends with its plan. */
    protected abstract boolean planOnly();

    /** What the request says beyond what every promotion's does. */
    protected abstract Map<String, Object> more();

    @Override
    protected final Request request(Cloud cloud) {
        cloud.environments().read(target);
        rules.ifPresent(name -> cloud.ruleSets().read(name));
        Map<String, Object> options = new HashMap<>(Map.of("allowDestructive", allowDestructive, "strategy", strategy.word(), "dryRun", planOnly(),
                "by", System.getProperty("user.name")));
        rules.ifPresent(name -> options.put("rules", name));
        options.putAll(more());
        return Request.promotion(PromotionSource.find(cloud, source), source, target, options);
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
