package stepferry.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import stepferry.model.variables.RequiredVariable;

/**
 * A run that waits for a person.
 *
 * @param run the run's id
 * @param reason what it waits for
 * @param token what Step Functions wants back with the answer; whoever has it may answer
 * @param since when it began to wait
 * @param patience after how many seconds without a sign the run is given up
 * @param variables the variables that are missing
 * @param plan the digest of the plan that is to be approved
 * @param note what was wrong with the last answer; empty if there was none
 */
public record Pause(
        String run, Reason reason, String token, Instant since, long patience, List<RequiredVariable> variables, Optional<String> plan, String note) {
    /** What a run may wait for. */
    public enum Reason {
        VARIABLES,
        APPROVAL;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Reason of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public Pause {
        Objects.requireNonNull(run);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(token);
        variables = List.copyOf(variables);
        Objects.requireNonNull(plan);
        Objects.requireNonNull(note);
    }

    /** What it waits for, and what to type. */
    public String sentence() {
        var said = note.isEmpty() ? "" : "; " + note;
        return switch (reason) {
            case VARIABLES -> "waits for " + String.join(", ", variables.stream().map(RequiredVariable::toString).toList()) + said;
            case APPROVAL -> "waits for somebody to approve its plan" + said;
        };
    }

    /** Without the token: that is nobody's to read. */
    @Override
    public String toString() {
        return run + " " + sentence();
    }
}
