package stepferry.commandline.schedules;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about schedules. */
@Command(
        name = "schedule",
        description = "Promotions that start by themselves, at a time or by cron.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CreateSchedule.class, ListSchedules.class, DeleteSchedule.class})
public final class ScheduleCommands implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with schedules: create, list or delete");
    }
}
