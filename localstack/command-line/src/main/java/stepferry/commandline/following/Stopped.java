package stepferry.commandline.following;

import java.util.List;
import java.util.Optional;
import stepferry.model.Run;
import stepferry.model.RunEvent;

/** Says what a workflow leaves that ended without closing its run: it was stopped, or its last step could not write. */
final class Stopped {
    private Stopped() {}

    static String sentence(Run run, List<Step> steps, Optional<ExecutionState> execution) {
        var how = execution.map(state -> "its workflow ended as " + state.status())
                .orElse("Step Functions does not know its workflow");
        return "is not closed, and nobody works on it: " + how + cause(execution) + ". " + touched(run, steps);
    }

    /** Whether the target may hold something of the run. */
    static boolean touchedTarget(List<Step> steps) {
        return steps.stream().anyMatch(step -> step.name().equals("apply") && step.status() != RunEvent.Kind.FAILED);
    }

    private static String cause(Optional<ExecutionState> execution) {
        return execution.map(ExecutionState::cause).filter(cause -> !cause.isBlank()).map(cause -> " (" + cause + ")").orElse("");
    }

    private static String touched(Run run, List<Step> steps) {
        if (run.kind() == Run.Kind.EXPORT) {
            return "An export changes no environment";
        }
        return touchedTarget(steps)
                ? "It had begun to write to environment '" + run.target().orElse("?")
                + "', whose transaction landed or did not: look there"
                : "It had not begun to write to its target";
    }
}
