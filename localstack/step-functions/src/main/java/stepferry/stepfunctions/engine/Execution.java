package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import stepferry.stepfunctions.definition.StateFailure;
import stepferry.stepfunctions.definition.States;
import stepferry.stepfunctions.journal.Journal;
import stepferry.stepfunctions.journal.Memory;
import stepferry.stepfunctions.journal.Recovered;
import stepferry.stepfunctions.language.Json;

/** One execution: what it was started with, its journal, and how it ended. A thread runs it; an interrupt stops that thread. */
public final class Execution {
    private final Start start;
    private final Journal journal;
    private final Memory memory;
    private final Callbacks callbacks;
    private final CompletableFuture<Ending> done = new CompletableFuture<>();
    private volatile Optional<Thread> thread = Optional.empty();
    private boolean stopped;

    private Execution(Start start, Journal journal, Memory memory) {
        this.start = start;
        this.journal = journal;
        this.memory = memory;
        this.callbacks = new Callbacks(start.arn(), memory);
    }

    static Execution create(Start start, java.nio.file.Path file) {
        Execution execution = new Execution(start, Journal.create(file, start.toJson()), new Memory());
        execution.event("ExecutionStarted", 0,
                Map.of("input", Json.text(start.input()), "inputDetails", Map.of("truncated", false),
                "roleArn", start.roleArn()));
        return execution;
    }

    static Execution recovered(Recovered recovered) {
        Execution execution = new Execution(Start.of(recovered.start()), recovered.journal(), recovered.memory());
        recovered.end().map(Ending::of).ifPresent(execution.done::complete);
        return execution;
    }

    public Start start() {
        return start;
    }

    public Journal journal() {
        return journal;
    }

    Memory memory() {
        return memory;
    }

    Callbacks callbacks() {
        return callbacks;
    }

    CompletableFuture<Ending> done() {
        return done;
    }

    public Optional<Ending> ending() {
        return Optional.ofNullable(done.getNow(null));
    }

    public Status status() {
        return ending().map(Ending::status).orElse(Status.RUNNING);
    }

    /** Runs the states on this thread to the end, unless the process or the execution is stopped before. */
    void run(Engine engine, Supplier<States> states) {
        thread = Optional.of(Thread.currentThread());
        if (done.isDone() || !journal.open()) {
            return;
        }
        try {
            JsonNode output = Scope.root(engine, this, states.get()).run(start.input());
            end(Ending.success(output));
        } catch (StateFailure e) {
            end(Ending.failure(Status.FAILED, Optional.of(e.error()), Optional.of(e.cause())));
        } catch (InterruptedException e) {
            if (!engine.closing()) {
                end(Ending.failure(Status.ABORTED, Optional.empty(), Optional.empty()));
            }
        } catch (RuntimeException e) {
            end(Ending.failure(Status.FAILED, Optional.of("States.Runtime"), Optional.of("The engine failed: " + e)));
        } finally {
            release();
        }
    }

    /** A stop meant this execution: the thread, which may go on with another child, must not hear of it any more. */
    private synchronized void release() {
        thread = Optional.empty();
        if (stopped) {
            Thread.interrupted();
        }
    }

    private synchronized void interrupt() {
        stopped = true;
        thread.ifPresent(Thread::interrupt);
    }

    /** Ends the execution from outside; whatever it is doing is interrupted. Does nothing when it has ended already. */
    void stop(Status status, Optional<String> error, Optional<String> cause) {
        end(Ending.failure(status, error, cause));
        interrupt();
    }

    /** Leaves the execution to the next process. */
    void abandon() {
        journal.abandon();
        interrupt();
    }

    long event(String type, long previous, Map<String, ?> details) {
        return journal.event(type, previous, details, false).orElseThrow(() -> new StateFailure("States.Runtime",
                "The execution reached the maximum number of history events (" + Journal.MOST_EVENTS + ")."));
    }

    private synchronized void end(Ending ending) {
        if (done.isDone() || !journal.open()) {
            return;
        }
        Map<String, Object> details = new HashMap<>();
        ending.output().ifPresent(o -> details.put("output", Json.text(o)));
        ending.output().ifPresent(o -> details.put("outputDetails", Map.of("truncated", false)));
        ending.error().ifPresent(e -> details.put("error", e));
        ending.cause().ifPresent(c -> details.put("cause", c));
        journal.event(ending.status().event(), journal.events(), details, true);
        journal.end(ending.toJson());
        done.complete(ending);
    }
}
