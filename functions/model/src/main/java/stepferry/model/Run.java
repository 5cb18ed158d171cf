package stepferry.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of one execution.
 *
 * @param id its id: the execution's name
 * @param kind what it does
 * @param execution the execution's ARN
 * @param source where the package comes from
 * @param target what it changes
 * @param packageId what it applies
 * @param backupId the backup taken before it
 * @param rules the rule set, as name@version
 * @param restores the run that a rollback undoes
 * @param endedAt when it closed
 * @param message one sentence for people: how it ended, or what it waits for
 * @param by who started it, as they said
 */
public record Run(
        String id,
        Kind kind,
        RunStatus status,
        String execution,
        Optional<String> source,
        Optional<String> target,
        @JsonProperty("package") Optional<String> packageId,
        @JsonProperty("backup") Optional<String> backupId,
        Optional<String> rules,
        Optional<String> restores,
        Instant startedAt,
        Optional<Instant> endedAt,
        String message,
        Optional<String> by) {

    /** What a run does. */
    public enum Kind {
        PROMOTION,
        ROLLBACK,
        EXPORT;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public Run {
        Objects.requireNonNull(id);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(status);
        // A run from before this component existed was started by somebody.
        by = Objects.requireNonNullElse(by, Optional.empty());
    }

    /** A run of nobody in particular. */
    public Run(
            String id,
            Kind kind,
            RunStatus status,
            String execution,
            Optional<String> source,
            Optional<String> target,
            Optional<String> packageId,
            Optional<String> backupId,
            Optional<String> rules,
            Optional<String> restores,
            Instant startedAt,
            Optional<Instant> endedAt,
            String message) {
        this(id, kind, status, execution, source, target, packageId, backupId, rules, restores, startedAt, endedAt, message, Optional.empty());
    }

    /** The same run, ended. */
    public Run closed(RunStatus how, Instant when, String why) {
        return new Run(id, kind, how, execution, source, target, packageId, backupId, rules, restores, startedAt, Optional.of(when), why, by);
    }

    /** The same run, waiting for a person. */
    public Run waiting(String why) {
        return new Run(id, kind, RunStatus.WAITING, execution, source, target, packageId, backupId, rules, restores, startedAt, endedAt, why, by);
    }

    /** The same run, at work again. */
    public Run running() {
        return new Run(id, kind, RunStatus.RUNNING, execution, source, target, packageId, backupId, rules, restores, startedAt, endedAt, "", by);
    }
}
