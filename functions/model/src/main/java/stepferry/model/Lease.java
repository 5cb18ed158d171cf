package stepferry.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The right to change a target, held by one run at a time.
 *
 * @param place the target, whatever names it is registered under
 * @param run who holds it
 * @param token grows with every new holder, so that a database can tell a late one
 * @param until when it may be taken over
 * @param dead the run that had held it until it ran out, and never gave it back
 */
public record Lease(String place, String run, long token, Instant until, Optional<String> dead) {
    public Lease {
        Objects.requireNonNull(place);
        Objects.requireNonNull(run);
        Objects.requireNonNull(until);
    }
}
