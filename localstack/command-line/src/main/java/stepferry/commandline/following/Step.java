package stepferry.commandline.following;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import stepferry.commandline.session.Words;
import stepferry.model.RunEvent;

/**
 * A step of a run, under the name that it has in the flow: the export of a target is its backup.
 *
 * @param name such as {@code backup}
 * @param status the latest that is known of it
 * @param message a sentence for people
 * @param startedAt when its latest attempt began
 * @param at when that was last written
 * @param attempts how often it began
 */
public record Step(
        String name, RunEvent.Kind status, String message, Instant startedAt, Instant at, int attempts,
        Map<String, Object> facts) {
    public Step {
        Objects.requireNonNull(name);
        Objects.requireNonNull(status);
        facts = Map.copyOf(facts);
    }

    static Step begun(String name, RunEvent event) {
        return new Step(name, event.kind(), "", event.at(), event.at(), 1, Map.of());
    }

    Step again(RunEvent event) {
        return new Step(name, event.kind(), "", event.at(), event.at(), attempts + 1, Map.of());
    }

    Step ended(RunEvent event) {
        return new Step(name, event.kind(), sentence(event), startedAt, event.at(), attempts, event.facts());
    }

    @JsonIgnore
    public boolean ended() {
        return status != RunEvent.Kind.STARTED;
    }

    public Duration took() {
        return Duration.between(startedAt, at);
    }

    /** One line for people. */
    @JsonIgnore
    public String line() {
        var tries = attempts > 1 ? ", attempt " + attempts : "";
        return switch (status) {
            case STARTED -> "  %-16s ...".formatted(name);
            case FINISHED -> "  %-16s %s (%s%s)".formatted(name, message, Words.took(took()), tries);
            case FAILED -> "  %-16s FAILED: %s (%s%s)".formatted(name, message, Words.took(took()), tries);
        };
    }

    /** The closing sentence is the run's own, and stands below its steps. */
    private static String sentence(RunEvent event) {
        if (event.kind() != RunEvent.Kind.FINISHED) {
            return event.message();
        }
        return switch (event.step()) {
            case "admit" -> "environment '" + event.facts().get("target") + "' is leased to this run";
            case "close" -> "the run is " + event.facts().get("status");
            default -> event.message();
        };
    }
}
