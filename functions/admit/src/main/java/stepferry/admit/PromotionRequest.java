package stepferry.admit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.Strategy;
import stepferry.model.window.MaintenanceWindow;

/**
 * What the machine {@code promote} takes: {@code {"source":"dev","target":"prod","rules":"release"}}.
 *
 * @param source the environment to export, or else
 * @param packageId a package that exists
 * @param target the environment to change
 * @param rules the rule set, as name or name@version
 * @param title for people
 * @param allowDestructive whether values may be lost to a change of structure; no, unless said
 * @param onFailure {@code rollback} (unless said) or {@code keep}
 * @param strategy how the rows come: {@code auto} (unless said), {@code atomic} or {@code chunked}
 * @param dryRun whether the run ends with its plan
 * @param approve {@code required} or {@code none}; what the target's environment demands holds anyway
 * @param values the name of a Secrets Manager secret with values of variables, as a JSON object
 * @param by who starts it, as they say
 * @param patience for how many seconds the run waits for a person; a day, unless said
 * @param window when the run may change the target; any time, unless said. The target's own window holds besides
 * @param skipUnchanged whether the run ends with its plan if nothing would change
 * @param schedule the schedule that starts it
 */
record PromotionRequest(
        Optional<String> source,
        @JsonProperty("package") Optional<String> packageId,
        String target,
        Optional<String> rules,
        Optional<String> title,
        boolean allowDestructive,
        Optional<OnFailure> onFailure,
        Optional<Strategy> strategy,
        boolean dryRun,
        Optional<Approve> approve,
        Optional<String> values,
        Optional<String> by,
        Optional<Long> patience,
        Optional<MaintenanceWindow> window,
        boolean skipUnchanged,
        Optional<String> schedule) {
    private static final long DAY = 86_400;
    /** Step Functions keeps an execution for a year, and a pause's heartbeat must be shorter than its end. */
    private static final long LONGEST = 365 * DAY - 1;

    /** What happens to a target when a run fails after it landed. */
    enum OnFailure {
        @JsonProperty("rollback")
        ROLLBACK,
        @JsonProperty("keep")
        KEEP
    }

    /** Whether a person has to approve the plan. */
    enum Approve {
        @JsonProperty("none")
        NONE,
        @JsonProperty("required")
        REQUIRED
    }

    PromotionRequest {
        if (target == null || target.isBlank()) {
            throw invalid("it needs a 'target', the name of an environment");
        }
        if (source.isPresent() == packageId.isPresent()) {
            throw invalid("it needs either a 'source', the name of an environment, or a 'package', the id of one that exists");
        }
        if (source.filter(target::equals).isPresent()) {
            throw invalid("source and target are both '" + target + "'");
        }
        if (patience.filter(seconds -> seconds < 1 || seconds > LONGEST).isPresent()) {
            throw invalid("'patience' is in seconds, from 1 to " + LONGEST);
        }
    }

    boolean rollsBack() {
        return onFailure.filter(OnFailure.KEEP::equals).isEmpty();
    }

    boolean toBeApproved() {
        return approve.filter(Approve.REQUIRED::equals).isPresent();
    }

    long secondsOfPatience() {
        return patience.orElse(DAY);
    }

    /** When the run may change its target; one that makes only its plan may do so at any time. */
    List<MaintenanceWindow> windows(Environment into) {
        return dryRun ? List.of() : Stream.of(window, into.guards().window()).flatMap(Optional::stream).toList();
    }

    private static Rejected invalid(String what) {
        return new Rejected(ErrorCode.REQUEST_INVALID, "The request cannot be followed: " + what
                + ". An example: {\"source\":\"dev\",\"target\":\"prod\",\"rules\":\"release\"}");
    }
}
