package stepferry.commandline.environments;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about environments. */
@Command(
        name = "env",
        description = "The environments: named databases that an application runs on.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {AddEnvironment.class, ListEnvironments.class, CheckEnvironment.class, DriftOfEnvironment.class, RemoveEnvironment.class})
public final class EnvironmentCommands implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with environments: add, list, check, drift or remove");
    }
}
