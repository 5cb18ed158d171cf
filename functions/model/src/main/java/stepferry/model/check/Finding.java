package stepferry.model.check;

import java.util.Map;
import java.util.Objects;

/**
 * Something that was found.
 *
 * @param id the same for the same thing in every run, such as {@code plugin-missing:workflow-mailer}; what a rule set acknowledges
 * @param severity what it means for the run
 * @param sentence what it is and what to do; never a value of a row, never a secret
 */
public record Finding(String id, Severity severity, String sentence) {
    public Finding {
        Objects.requireNonNull(id);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(sentence);
    }

    /**
     * The same, no longer a warning or an objection if somebody took it on.
     *
     * @param reasons why something is taken on, by id
     */
    public Finding settled(Map<String, String> reasons) {
        return reasons.containsKey(id) ? new Finding(id, Severity.NOTICE, sentence + " (acknowledged: " + reasons.get(id) + ")") : this;
    }
}
