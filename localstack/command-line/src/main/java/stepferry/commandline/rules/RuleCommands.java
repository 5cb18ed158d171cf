package stepferry.commandline.rules;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about rule sets. */
@Command(
        name = "rules",
        description = "The rule sets: what happens to which table.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ApplyRules.class, ListRules.class, ShowRules.class})
public final class RuleCommands implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with rule sets: apply, list or show");
    }
}
