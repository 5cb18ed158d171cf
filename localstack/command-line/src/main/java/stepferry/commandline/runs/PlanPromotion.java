package stepferry.commandline.runs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.following.RunReport;
import stepferry.commandline.session.Answer;

/** Says what a promotion would do. */
@Command(name = "plan", description = "Says what a promotion would change, row by row, and touches nothing.", mixinStandardHelpOptions = true)
public final class PlanPromotion extends StartingAction {
    @Parameters(index = "0", paramLabel = "SOURCE|PACKAGE", description = "An environment to export, or a package that exists.")
    private String source;

    @Parameters(index = "1", paramLabel = "TARGET", description = "The environment that would be changed.")
    private String target;

    @Option(names = "--rules", paramLabel = "NAME[@version]",
            description = "The rule set; 'default' unless given, or for a package the one it was made with.")
    private Optional<String> rules = Optional.empty();

    @Option(names = "--allow-destructive", description = "Let values be lost where the structure would change.")
    private boolean allowDestructive;

    @Mixin
    private StrategyOption strategy;

    @Override
    protected Request request(Cloud cloud) {
        cloud.environments().read(target);
        rules.ifPresent(name -> cloud.ruleSets().read(name));
        Map<String, Object> options = new HashMap<>(Map.of("allowDestructive", allowDestructive, "strategy", strategy.word(), "dryRun", true));
        rules.ifPresent(name -> options.put("rules", name));
        return Request.promotion(PromotionSource.find(cloud, source), source, target, options);
    }

    @Override
    protected String beginning(String run) {
        return "Planning the way from " + source + " to " + target + " as run " + run;
    }

    @Override
    protected Answer answer(RunReport report, Cloud cloud) {
        return ShownPlan.answer(report, cloud);
    }
}
