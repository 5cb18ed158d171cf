package stepferry.commandline.following;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import stepferry.model.RunEvent;

/** What finished steps returned. */
final class Facts {
    private Facts() {}

    static Optional<Map<String, Object>> applied(List<Step> steps) {
        return finished(steps, "apply");
    }

    static List<String> notices(List<Step> steps) {
        return finished(steps, "check").map(facts -> facts.get("notices")).filter(List.class::isInstance)
                .map(notices -> ((List<?>) notices).stream().map(String::valueOf).toList())
                .orElse(List.of());
    }

    private static Optional<Map<String, Object>> finished(List<Step> steps, String name) {
        return steps.stream().filter(step -> step.name().equals(name) && step.status() == RunEvent.Kind.FINISHED)
                .map(Step::facts).findFirst();
    }
}
