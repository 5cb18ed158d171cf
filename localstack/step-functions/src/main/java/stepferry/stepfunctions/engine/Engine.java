package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import stepferry.stepfunctions.definition.Definition;
import stepferry.stepfunctions.definition.States;
import stepferry.stepfunctions.integrations.ObjectStore;
import stepferry.stepfunctions.integrations.TaskIntegration;
import stepferry.stepfunctions.journal.Catalogue;
import stepferry.stepfunctions.language.Expressions;
import stepferry.stepfunctions.language.Json;

/**
 * The state machines and their executions. What was running when the directory was last used goes on once {@link #resume}
 * is called.
 */
public final class Engine implements AutoCloseable {
    private static final Duration LONGEST_RESUME = Duration.ofSeconds(10);

    private final Expressions expressions = new Expressions();
    private final Map<String, Execution> executions = new ConcurrentHashMap<>();
    private final Map<String, TaskIntegration> integrations;
    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("step-functions-clock").factory());
    private final ObjectStore objects;
    private final Arns arns;
    private final Archive archive;
    private final Machines machines;
    private volatile boolean closing;

    public Engine(Path directory, Arns arns, Map<String, TaskIntegration> integrations, ObjectStore objects) {
        this.arns = arns;
        this.integrations = Map.copyOf(integrations);
        this.objects = objects;
        this.archive = new Archive(directory.resolve("executions"));
        this.machines = new Machines(new Catalogue(directory.resolve("machines.jsonl")), arns, expressions);
        clock.setRemoveOnCancelPolicy(true);
        archive.readAll().forEach(execution -> executions.put(execution.start().arn(), execution));
    }

    /** Goes on with what an earlier process left running. */
    public void resume() {
        // A list first: what is run adds its children to the map.
        executions.values().stream().filter(e -> e.status() == Status.RUNNING).toList().forEach(this::run);
    }

    /** Starts an execution; the same name with the same input while it runs gives the running one. */
    public Execution start(String machineArn, String name, JsonNode input) {
        Names.check(name);
        Machine machine = machines.get(machineArn);
        String arn = arns.executionOf(machineArn, name);
        if (Json.size(Json.text(input)) > Json.LARGEST) {
            throw new ServiceError("InvalidExecutionInput", "The input is larger than " + Json.LARGEST + " bytes");
        }
        synchronized (executions) {
            Optional<Execution> there = Optional.ofNullable(executions.get(arn));
            if (there.isPresent()) {
                return sameOrRefused(there.get(), input);
            }
            Start start = new Start(arn, name, machineArn, machine.definition(), machine.roleArn(), input, now(),
                    Optional.empty());
            Execution execution = Execution.create(start, archive.file(arn));
            executions.put(arn, execution);
            run(execution);
            return execution;
        }
    }

    private static Execution sameOrRefused(Execution there, JsonNode input) {
        if (there.status() == Status.RUNNING && there.start().input().equals(input)) {
            return there;
        }
        throw new ServiceError("ExecutionAlreadyExists", "Execution Already Exists: '" + there.start().arn() + "'");
    }

    /** Runs a child execution on this thread to its end, or reads how it ended if an earlier process did. */
    Ending runChild(Start start, States states) throws InterruptedException {
        if (closing) {
            throw new InterruptedException();
        }
        Execution child = archive.read(start.arn()).orElseGet(() -> Execution.create(start, archive.file(start.arn())));
        if (child.status() == Status.RUNNING) {
            executions.put(start.arn(), child);
            try {
                child.run(this, () -> states);
            } finally {
                // Of thousands of children only the files are kept.
                executions.remove(start.arn());
            }
        }
        return child.ending().orElseThrow(InterruptedException::new);
    }

    private void run(Execution execution) {
        Definition definition = Definition.read(execution.start().definition(), expressions);
        definition.timeout().ifPresent(timeout -> {
            Duration left = Duration.between(Instant.now(), execution.start().date().plus(timeout));
            var alarm = clock.schedule(() -> execution.stop(Status.TIMED_OUT, Optional.empty(), Optional.empty()),
                    Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
            var unused = execution.done().whenComplete((ending, none) -> alarm.cancel(false));
        });
        Thread.ofVirtual().name(execution.start().name()).start(() -> execution.run(this, definition::states));
    }

    public void stop(String arn, Optional<String> error, Optional<String> cause) {
        get(arn).stop(Status.ABORTED, error, cause);
    }

    public Optional<Execution> find(String arn) {
        return Optional.ofNullable(executions.get(arn)).or(() -> archive.read(arn));
    }

    public Execution get(String arn) {
        return find(arn).orElseThrow(() -> new ServiceError("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'"));
    }

    /** A machine's executions, the newest first; without those that its Maps have started. */
    public List<Execution> executionsOf(String machineArn) {
        return executions.values().stream().filter(e -> e.start().machineArn().equals(machineArn))
                .sorted((a, b) -> b.start().date().compareTo(a.start().date())).toList();
    }

    /**
     * Remembers and delivers the answer to a task's token: an object with {@code output}, or with {@code error} and {@code
     * cause}.
     */
    public void answer(String token, JsonNode answer) {
        Callbacks.Address address = address(token);
        Execution execution = waiting(address);
        Callback callback = open(execution, token);
        synchronized (callback) {
            open(execution, token);
            execution.journal().memo(address.answerKey(), answer);
            callback.answer(answer);
        }
    }

    public void heartbeat(String token) {
        open(waiting(address(token)), token).beat();
    }

    private static Callbacks.Address address(String token) {
        return Callbacks.Address.of(token).orElseThrow(() -> new ServiceError("InvalidToken", "Invalid Token: 'Invalid token'"));
    }

    private Execution waiting(Callbacks.Address address) {
        Instant patience = Instant.now().plus(LONGEST_RESUME);
        while (true) {
            Execution found = find(address.executionArn()).orElseThrow(() ->
                    new ServiceError("TaskDoesNotExist", "Task Does Not Exist: the execution of this token is unknown"));
            // After a restart a child goes on only when its Map has found it again: only then may it be answered.
            if (executions.get(address.executionArn()) == found || found.status() != Status.RUNNING || Instant.now()
                    .isAfter(patience)) {
                return found;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static Callback open(Execution execution, String token) {
        return execution.callbacks().find(token).filter(c -> !c.answered() && execution.status() == Status.RUNNING)
                .orElseThrow(() -> new ServiceError("TaskTimedOut",
                        "Task Timed Out: 'Provided task does not exist anymore'"));
    }

    TaskIntegration integration(String service) {
        return integrations.get(service);
    }

    ObjectStore objects() {
        return objects;
    }

    public Expressions expressions() {
        return expressions;
    }

    public Machines machines() {
        return machines;
    }

    public Arns arns() {
        return arns;
    }

    Optional<Execution> archived(String arn) {
        return archive.read(arn);
    }

    boolean closing() {
        return closing;
    }

    static String randomName() {
        return UUID.randomUUID().toString();
    }

    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    /** Stops all threads; running executions stay as they are, for the next engine on the same directory. */
    @Override
    public void close() {
        closing = true;
        clock.shutdownNow();
        executions.values().forEach(Execution::abandon);
    }
}
