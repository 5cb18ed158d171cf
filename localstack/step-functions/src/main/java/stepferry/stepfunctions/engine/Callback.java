package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import stepferry.stepfunctions.definition.StateFailure;

/** A task that waits for somebody to send its token back. */
final class Callback {
    private final CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    private volatile Instant heartbeat = Instant.now();

    boolean answered() {
        return answer.isDone();
    }

    void beat() {
        heartbeat = Instant.now();
    }

    /** Takes the answer: an object with either {@code output} or {@code error} and {@code cause}. The first one counts. */
    void answer(JsonNode given) {
        answer.complete(given);
    }

    void fail(StateFailure failure) {
        answer.completeExceptionally(failure);
    }

    JsonNode await(Instant deadline, Optional<Duration> beatWithin) throws InterruptedException {
        while (true) {
            Instant nextBeat = beatWithin.map(heartbeat::plus).orElse(Instant.MAX);
            try {
                return output(answer.get(millisUntil(nextBeat.isBefore(deadline) ? nextBeat : deadline), TimeUnit.MILLISECONDS));
            } catch (ExecutionException e) {
                throw e.getCause() instanceof StateFailure failure ? failure : new IllegalStateException(e.getCause());
            } catch (TimeoutException e) {
                failWhenLate(deadline, beatWithin);
            }
        }
    }

    private void failWhenLate(Instant deadline, Optional<Duration> beatWithin) {
        Instant now = Instant.now();
        if (!now.isBefore(deadline)) {
            throw new StateFailure("States.Timeout", "The task's token was not sent back within TimeoutSeconds");
        }
        if (beatWithin.isPresent() && !now.isBefore(heartbeat.plus(beatWithin.get()))) {
            throw new StateFailure("States.HeartbeatTimeout", "The task sent no heartbeat within HeartbeatSeconds");
        }
    }

    private static long millisUntil(Instant instant) {
        Duration left = Duration.between(Instant.now(), instant);
        return left.isNegative() ? 0 : left.toSeconds() > Integer.MAX_VALUE ? Long.MAX_VALUE / 2_000_000 : left.toMillis() + 1;
    }

    private static JsonNode output(JsonNode given) {
        if (given.has("output")) {
            return given.path("output");
        }
        throw new StateFailure(given.path("error").asText(), given.path("cause").asText());
    }
}
