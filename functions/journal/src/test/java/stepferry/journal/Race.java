package stepferry.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Several callers at the same moment. */
final class Race {
    private Race() {}

    /** What each caller got; in the place of an answer the exception that it met. */
    static List<Object> of(int callers, IntFunction<Callable<Object>> call) throws InterruptedException {
        var together = new CyclicBarrier(callers);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Object>>();
            for (int i = 0; i < callers; i++) {
                var own = call.apply(i);
                running.add(threads.submit(() -> {
                    together.await();
                    return own.call();
                }));
            }
            var answers = new ArrayList<>();
            for (var each : running) {
                answers.add(answer(each));
            }
            return answers;
        }
    }

    private static Object answer(Future<Object> running) throws InterruptedException {
        try {
            return running.get();
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
