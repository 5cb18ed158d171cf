package stepferry.commandline;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import stepferry.commandline.demo.DemoCommand;
import stepferry.commandline.environments.EnvironmentCommands;
import stepferry.commandline.packages.PackageCommands;
import stepferry.commandline.rules.RuleCommands;
import stepferry.commandline.runs.Export;
import stepferry.commandline.runs.PlanPromotion;
import stepferry.commandline.runs.Promote;
import stepferry.commandline.runs.Rollback;
import stepferry.commandline.runs.RunCommands;
import stepferry.commandline.schedules.ScheduleCommands;
import stepferry.commandline.session.Root;
import stepferry.commandline.session.Session;
import stepferry.commandline.session.Surroundings;

/** The command above all others. */
@Command(
        name = "stepferry",
        description = "Promotes an application's configuration between environments, and takes it back.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:env drift found a difference",
            "2:the command cannot be meant this way",
            "3:refused, nothing was touched",
            "4:failed and rolled back: the target is as it was",
            "5:waits for input or approval",
            "6:failed, and a person has to look: the message says at what"
        },
        footerHeading = "%nVariables:%n",
        footer = {
            "  STEPFERRY_HOME      where the local stack keeps its state (.stepferry of the project)",
            "  STEPFERRY_STACK     a CloudFormation stack on AWS to talk to, instead of the local one",
            "  STEPFERRY_ENDPOINT  where AWS answers, if not where it usually does"
        },
        subcommands = {
            DemoCommand.class,
            Up.class,
            EnvironmentCommands.class,
            RuleCommands.class,
            Export.class,
            PackageCommands.class,
            PlanPromotion.class,
            Promote.class,
            Rollback.class,
            RunCommands.class,
            ScheduleCommands.class,
            HelpCommand.class
        })
final class Stepferry implements Root, Runnable {
    private final Surroundings around;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "JSON on standard output, and nothing else.")
    private boolean json;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where in the program a failure arose.")
    private boolean debug;

    @Spec
    private CommandSpec spec;

    Stepferry(Surroundings around) {
        this.around = around;
    }

    @Override
    public Session session() {
        return new Session(around, json);
    }

    boolean debug() {
        return debug;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: a command is missing");
    }
}
