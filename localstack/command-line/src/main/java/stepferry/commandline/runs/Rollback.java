package stepferry.commandline.runs;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.model.Run;

/** Takes a run back. */
@Command(name = "rollback", description = "Takes back what a run did: restores the backup made before it, after a backup of now.",
        mixinStandardHelpOptions = true)
public final class Rollback extends StartingAction {
    @Parameters(paramLabel = "RUN", description = "The run to take back.")
    private String undone;

    @Mixin
    private StrategyOption strategy;

    @Override
    protected Request request(Cloud cloud) {
        var run = cloud.journal().read(undone);
        return new Request("rollback", Run.Kind.ROLLBACK, RunIds.rollback(run.target().orElse("nothing")), Map.of("run", undone,
                "strategy", strategy.word(), "by", System.getProperty("user.name")));
    }

    @Override
    protected String beginning(String run) {
        return "Taking back " + undone + " as run " + run;
    }
}
