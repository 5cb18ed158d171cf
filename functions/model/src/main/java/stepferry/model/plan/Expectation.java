package stepferry.model.plan;

import java.util.Objects;
import stepferry.model.Strategy;

/**
 * How the rows will come, and what that takes.
 *
 * @param seconds about how long
 * @param lockedSeconds for about how long of it nobody else writes to the tables
 * @param why how it comes to that, in words
 */
public record Expectation(Strategy strategy, long seconds, long lockedSeconds, String why) {
    public Expectation {
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(why, "why");
    }
}
