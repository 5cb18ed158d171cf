package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import stepferry.stepfunctions.definition.Catcher;
import stepferry.stepfunctions.definition.Retrier;
import stepferry.stepfunctions.definition.StateFailure;
import stepferry.stepfunctions.language.Json;

/** Tries a state, again as its Retry says, and leaves it by its Catch when that does not help. */
final class Attempts {
    /** One attempt: it gives the state's result. {@code number} counts from 0. */
    interface Attempt {
        JsonNode run(int number) throws InterruptedException;
    }

    private final Visit visit;
    private final List<Retrier> retriers;
    private final int[] used;
    private int number;
    private Instant notBefore = Instant.MIN;

    private Attempts(Visit visit) {
        this.visit = visit;
        this.retriers = visit.state().retriers();
        this.used = new int[retriers.size()];
        visit.memo("retry").ifPresent(this::recall);
    }

    static Leave run(Visit visit, Attempt attempt) throws InterruptedException {
        return new Attempts(visit).run(attempt);
    }

    private Leave run(Attempt attempt) throws InterruptedException {
        while (true) {
            Pauses.until(notBefore);
            visit.retries(number);
            try {
                JsonNode result = attempt.run(number);
                return visit.leave(visit.state().fields(), visit.state().next(), result, Map.of("result", result));
            } catch (StateFailure failure) {
                if (!retry(failure)) {
                    return caught(failure);
                }
            }
        }
    }

    private boolean retry(StateFailure failure) {
        Optional<Integer> rule = IntStream.range(0, retriers.size()).boxed()
                .filter(i -> retriers.get(i).errors().match(failure.error())).findFirst()
                .filter(i -> used[i] < retriers.get(i).maxAttempts());
        rule.ifPresent(i -> {
            notBefore = Instant.now().plus(retriers.get(i).delay(used[i], ThreadLocalRandom.current()::nextDouble));
            used[i]++;
            number++;
            visit.remember("retry", memo());
        });
        return rule.isPresent();
    }

    private Leave caught(StateFailure failure) {
        Catcher catcher = visit.state().catchers().stream().filter(c -> c.errors().match(failure.error())).findFirst()
                .orElseThrow(() -> failure);
        JsonNode error = Json.object().put("Error", failure.error()).put("Cause", failure.cause());
        return visit.leave(catcher.fields(), Optional.of(catcher.next()), error, Map.of("errorOutput", error));
    }

    private ObjectNode memo() {
        ObjectNode memo = Json.object().put("number", number).put("notBefore", notBefore.toEpochMilli());
        ArrayNode counts = memo.putArray("used");
        Arrays.stream(used).forEach(counts::add);
        return memo;
    }

    private void recall(JsonNode memo) {
        number = memo.path("number").asInt();
        notBefore = Instant.ofEpochMilli(memo.path("notBefore").asLong());
        for (int i = 0; i < used.length; i++) {
            used[i] = memo.path("used").path(i).asInt();
        }
    }
}
