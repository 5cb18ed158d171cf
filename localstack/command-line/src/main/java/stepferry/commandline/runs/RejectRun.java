package stepferry.commandline.runs;

import picocli.CommandLine.Command;

/** Ends a run before it does what it planned. */
@Command(name = "reject", description = "Rejects the plan of a run that waits for approval: the run ends, nothing is touched.",
        mixinStandardHelpOptions = true)
final class RejectRun extends Decision {
    @Override
    protected boolean yes() {
        return false;
    }
}
