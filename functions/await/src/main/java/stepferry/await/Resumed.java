package stepferry.await;

import java.util.Optional;
import stepferry.model.Admission;

/**
 * A run that goes on.
 *
 * @param run what it is let in with from now on
 * @param approved the digest of the plan that was approved
 * @param by who answered, as they said
 * @param comment what they said
 * @param note what was wrong with the answer, so that it has to be asked again
 * @param sentence for people
 */
public record Resumed(
        Admission run, Optional<String> approved, Optional<String> by, Optional<String> comment, Optional<String> note, String sentence) {
    @Override
    public String toString() {
        return sentence;
    }
}
