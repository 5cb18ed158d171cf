package stepferry.scheduler.engine;

import java.time.Instant;
import java.util.Map;

/**
 * What could not be started, as a message.
 *
 * @param body the input that the execution would have had
 * @param attributes why, and of which schedule
 */
public record DeadLetter(String id, Instant at, String body, Map<String, String> attributes) {
    public DeadLetter {
        attributes = Map.copyOf(attributes);
    }
}
