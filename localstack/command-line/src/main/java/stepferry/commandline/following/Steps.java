package stepferry.commandline.following;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import stepferry.model.Run;
import stepferry.model.RunEvent;

/** A run's events put together into its steps. */
public final class Steps {
    private final Run.Kind kind;
    private final List<Step> steps = new ArrayList<>();

    private Steps(Run.Kind kind) {
        this.kind = kind;
    }

    /** The steps of a run of that kind, in the order in which they began. */
    public static List<Step> of(Run.Kind kind, List<RunEvent> events) {
        var steps = new Steps(kind);
        events.forEach(steps::take);
        return List.copyOf(steps.steps);
    }

    /** The step that the last event was about. */
    static Step latest(List<Step> steps) {
        return steps.stream().max(Comparator.comparing(Step::at)).orElseThrow();
    }

    private void take(RunEvent event) {
        var name = name(event);
        int at = indexOf(name);
        if (at < 0) {
            var begun = Step.begun(name, event);
            steps.add(begun.ended() ? begun.ended(event) : begun);
        } else if (event.kind() == RunEvent.Kind.STARTED) {
            steps.set(at, steps.get(at).again(event));
        } else {
            steps.set(at, steps.get(at).ended(event));
        }
    }

    private String name(RunEvent event) {
        return switch (event.step()) {
            case "export" -> kind == Run.Kind.ROLLBACK || indexOf("check") >= 0 ? "backup" : "export";
            case "prepare", "load" -> indexOf("rollback") >= 0 ? event.step() + "-restored" : event.step();
            case "apply" -> indexOf("rollback") >= 0 ? "restore" : "apply";
            case "verify" -> indexOf("rollback") >= 0 ? "verify-restored" : "verify";
            default -> event.step();
        };
    }

    private int indexOf(String name) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
