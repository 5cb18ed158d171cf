package stepferry.stepfunctions.engine;

import java.time.Duration;
import java.time.Instant;

/** Interruptible waiting for a moment. */
final class Pauses {
    private Pauses() {
    }

    static void until(Instant instant) throws InterruptedException {
        if (instant.isAfter(Instant.now())) {
            Thread.sleep(Duration.between(Instant.now(), instant));
        }
    }
}
