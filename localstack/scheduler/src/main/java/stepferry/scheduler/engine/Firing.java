package stepferry.scheduler.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An execution that is to be started.
 *
 * @param id its name
 * @param due when it was due
 * @param attempts how often it was tried
 * @param next when it is tried next
 */
public record Firing(String id, String schedule, Instant due, Target target, int attempts, Instant next) {
    private static final int LONGEST_PAUSE = 60;

    static Firing of(Schedule schedule, Instant due) {
        return new Firing(UUID.randomUUID().toString(), schedule.name(), due, schedule.target(), 0, due);
    }

    /** The same after an attempt that failed; empty if that was the last one. */
    Optional<Firing> again(Instant now) {
        return attempts >= target.retries() ? Optional.empty()
                : Optional.of(new Firing(id, schedule, due, target, attempts + 1, now.plus(pause())));
    }

    boolean tooOld(Instant now) {
        return due.plus(target.oldest()).isBefore(now);
    }

    private Duration pause() {
        return Duration.ofSeconds(Math.min(LONGEST_PAUSE, 1L << Math.min(attempts, 10)));
    }
}
