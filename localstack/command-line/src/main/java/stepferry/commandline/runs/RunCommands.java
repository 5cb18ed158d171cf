package stepferry.commandline.runs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about runs. */
@Command(
        name = "run",
        description = "The runs: promotions, rollbacks and exports.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListRuns.class, ShowRun.class, WatchRun.class, RunLogs.class, RunSql.class, RunPlan.class, ProvideVariables.class,
                ApproveRun.class, RejectRun.class,
                HoldRun.class, CancelRun.class})
public final class RunCommands implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "Say what to do with runs: list, show, watch, logs, sql, plan, provide-variables, approve, reject, hold or cancel");
    }
}
