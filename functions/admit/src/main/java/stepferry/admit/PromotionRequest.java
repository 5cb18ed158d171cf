package stepferry.admit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.Strategy;

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
 */
record PromotionRequest(
        Optional<String> source,
        @JsonProperty("package") Optional<String> packageId,
        String target,
        Optional<String> rules,
        Optional<String> title,
        boolean allowDestructive,
        Optional<OnFailure> onFailure,
        Optional<Strategy> strategy) {

    /** What happens to a target when a run fails after it landed. */
    enum OnFailure {
        @JsonProperty("rollback")
        ROLLBACK,
        @JsonProperty("keep")
        KEEP
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
    }

    boolean rollsBack() {
        return onFailure.filter(OnFailure.KEEP::equals).isEmpty();
    }

    private static Rejected invalid(String what) {
        return new Rejected(ErrorCode.REQUEST_INVALID, "The request cannot be followed: " + what
                + ". An example: {\"source\":\"dev\",\"target\":\"prod\",\"rules\":\"release\"}");
    }
}
