package stepferry.commandline.runs;

import picocli.CommandLine.Command;

/** Lets a run do what it planned. */
@Command(name = "approve", description = "Approves the plan of a run that waits for it, as 'run plan' shows it.", mixinStandardHelpOptions = true)
final class ApproveRun extends Decision {
    @Override
    protected boolean yes() {
        return true;
    }
}
