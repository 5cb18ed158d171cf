package stepferry.commandline.runs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.following.RunReport;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.Session;

/** Carries a source to a target. */
@Command(name = "promote", description = "Carries an environment's configuration, or a package, to another environment.",
        mixinStandardHelpOptions = true)
public final class Promote extends StartingAction {
    /** What happens to a target when a run fails after it landed. */
    enum OnFailure {
        rollback,
        keep
    }

    /** Whether a person approves the plan. */
    enum Approve {
        none,
        required
    }

    @Parameters(index = "0", paramLabel = "SOURCE|PACKAGE", description = "An environment to export, or a package that exists.")
    private String source;

    @Parameters(index = "1", paramLabel = "TARGET", description = "The environment to change.")
    private String target;

    @Option(names = "--rules", paramLabel = "NAME[@version]",
            description = "The rule set; 'default' unless given, or for a package the one it was made with.")
    private Optional<String> rules = Optional.empty();

    @Option(names = "--title", description = "A title for people.")
    private Optional<String> title = Optional.empty();

    @Option(names = "--allow-destructive", description = "Let values be lost where the structure changes.")
    private boolean allowDestructive;

    @Option(names = "--on-failure", defaultValue = "rollback",
            description = "What to do when the run fails after it landed: ${COMPLETION-CANDIDATES}; rollback unless given.")
    private OnFailure onFailure;

    @Option(names = "--approve", defaultValue = "none",
            description = "Whether somebody has to approve the plan: ${COMPLETION-CANDIDATES}; what the target demands holds anyway.")
    private Approve approve;

    @Option(names = "--patience", paramLabel = "SECONDS", description = "For how long the run waits for a person without a sign; a day unless given.")
    private OptionalLong patience = OptionalLong.empty();

    @Option(names = "--dry-run", description = "Say what would change, and touch nothing: as 'stepferry plan'.")
    private boolean dryRun;

    @Mixin
    private StrategyOption strategy;

    @Mixin
    private ValueOptions values;

    @Override
    protected Request request(Cloud cloud) {
        cloud.environments().read(target);
        rules.ifPresent(name -> cloud.ruleSets().read(name));
        Map<String, Object> options = new HashMap<>(Map.of("allowDestructive", allowDestructive, "onFailure", onFailure.name(),
                "strategy", strategy.word(), "dryRun", dryRun, "approve", approve.name(), "by", System.getProperty("user.name")));
        patience.ifPresent(seconds -> options.put("patience", seconds));
        rules.ifPresent(name -> options.put("rules", name));
        title.ifPresent(text -> options.put("title", text));
        return Request.promotion(PromotionSource.find(cloud, source), source, target, options);
    }

    @Override
    protected void check() {
        super.check();
        values.check();
    }

    @Override
    protected Request ready(Request request, Session session, Cloud cloud) {
        var given = values.read(session.around());
        return given.isEmpty() ? request : request.with("values", cloud.runValues().add(request.id(), given));
    }

    @Override
    protected String beginning(String run) {
        return (dryRun ? "Planning the way from " : "Promoting ") + source + " to " + target + " as run " + run;
    }

    @Override
    protected Answer answer(RunReport report, Cloud cloud) {
        return dryRun ? ShownPlan.answer(report, cloud) : super.answer(report, cloud);
    }
}
