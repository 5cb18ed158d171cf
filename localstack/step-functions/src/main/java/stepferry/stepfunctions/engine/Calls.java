package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import stepferry.stepfunctions.definition.StateFailure;

/** Calls of other services on threads of their own. */
final class Calls {
    /** A call; it is interrupted when nobody waits for it any more. */
    interface Call {
        JsonNode run() throws InterruptedException;
    }

    private Calls() {
    }

    /** The call's result; States.Timeout when it is not there by the deadline. */
    static JsonNode within(Instant deadline, Call call) throws InterruptedException {
        FutureTask<JsonNode> task = new FutureTask<>(call::run);
        Thread.startVirtualThread(task);
        try {
            return task.get(Math.max(0, Duration.between(Instant.now(), deadline).toMillis()), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (TimeoutException e) {
            throw new StateFailure("States.Timeout", "The task did not answer within TimeoutSeconds");
        } finally {
            task.cancel(true);
        }
    }

    static void beside(Call call, Consumer<JsonNode> then, Consumer<StateFailure> otherwise) {
        Thread.startVirtualThread(() -> {
            try {
                then.accept(call.run());
            } catch (StateFailure e) {
                otherwise.accept(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static RuntimeException failure(Throwable cause) {
        return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
    }
}
