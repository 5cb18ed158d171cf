package stepferry.commandline.packages;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about packages. */
@Command(
        name = "package",
        description = "The packages: what exports and backups wrote.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListPackages.class, ShowPackage.class, VerifyPackage.class})
public final class PackageCommands implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with packages: list, show or verify");
    }
}
