package stepferry.commandline.following;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import stepferry.model.RunEvent;

/** What finished steps returned. */
final class Facts {
    private Facts() {}

    static Optional<Map<String, Object>> applied(List<Step> steps) {
        return finished(steps, "apply");
    }

    static List<String> notices(List<Step> steps) {
        return Stream.concat(list(steps, "notices").map(String::valueOf), list(steps, "findings").filter(Map.class::isInstance)
                .map(finding -> ((Map<?, ?>) finding).get("sentence") + " [" + ((Map<?, ?>) finding).get("id") + "]")).toList();
    }

    /** Whether the plan says that nothing would change. */
    static boolean idle(List<Step> steps) {
        return finished(steps, "plan").filter(facts -> none(facts.get("tables")) && none(facts.get("structure"))).isPresent();
    }

    private static boolean none(Object count) {
        return count instanceof Number number && number.longValue() == 0;
    }

    private static Stream<?> list(List<Step> steps, String name) {
        return finished(steps, "check").map(facts -> facts.get(name)).filter(List.class::isInstance).stream()
                .flatMap(list -> ((List<?>) list).stream());
    }

    private static Optional<Map<String, Object>> finished(List<Step> steps, String name) {
        return steps.stream().filter(step -> step.name().equals(name) && step.status() == RunEvent.Kind.FINISHED)
                .map(Step::facts).findFirst();
    }
}
