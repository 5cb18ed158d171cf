package stepferry.bench.contenders;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.bench.ground.Ground;
import stepferry.bench.measure.ProcessCpu;
import stepferry.bench.measure.ProcessMemory;
import stepferry.model.Json;
import stepferry.model.Manifest;
import stepferry.model.RunEvent;

/**
 * A whole promotion by Stepferry: admit, export, check, backup, apply, verify, close, with journal and receipt.
 *
 * @param rules the rule set
 */
public record Promotion(String name, Stack stack, String rules) implements Contender {
    private static final Duration PAUSE = Duration.ofMillis(10);

    @Override
    public List<String> programs() {
        return List.of();
    }

    @Override
    public Outcome run(Stage stage) throws IOException {
        var request = "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"%s\"}".formatted(stack.environment(stage.ground(), stage.source()),
                stack.environment(stage.ground(), Ground.TARGET), rules);
        var processes = stack.processes();
        ProcessMemory.forgetPeak(processes.get(Stack.FUNCTIONS));
        var before = cpu(processes);
        long said = stack.log().end();
        long begun = System.nanoTime();
        var ended = promote(request);
        var wall = Duration.ofNanos(System.nanoTime() - begun);
        var after = cpu(stack.processes());
        if (ended.status() != ExecutionStatus.SUCCEEDED) {
            throw new IOException(name + " ended as " + ended.statusAsString() + ": " + ended.error() + " " + ended.cause());
        }
        after.replaceAll((process, time) -> time.minus(before.get(process)));
        return new Outcome(wall, after, Map.of(Stack.FUNCTIONS, ProcessMemory.peak(processes.get(Stack.FUNCTIONS))),
                OptionalLong.of(takenAway(ended.name())), steps(ended.name(), wall),
                Optional.of(stack.log().since(said, transitions(ended.executionArn()))));
    }

    /** States entered, in the machine and those that it started. */
    private long transitions(String execution) throws IOException {
        long entered = 0;
        for (var event : stack.stepFunctions.getExecutionHistoryPaginator(r -> r.executionArn(execution)).events()) {
            if (event.typeAsString().endsWith("StateEntered")) {
                entered++;
            } else if (event.taskSubmittedEventDetails() != null && event.taskSubmittedEventDetails().resourceType().equals("states")) {
                entered += transitions(Json.MAPPER.readTree(event.taskSubmittedEventDetails().output()).path("ExecutionArn").asText());
            }
        }
        return entered;
    }

    private DescribeExecutionResponse promote(String request) {
        var execution = stack.stepFunctions.startExecution(r -> r.stateMachineArn(stack.machine("promote"))
                .name("bench-" + Long.toString(System.nanoTime(), 36)).input(request)).executionArn();
        while (true) {
            var now = stack.stepFunctions.describeExecution(r -> r.executionArn(execution));
            if (now.status() != ExecutionStatus.RUNNING) {
                return now;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static Map<String, Duration> cpu(Map<String, Long> processes) {
        var times = new LinkedHashMap<String, Duration>();
        processes.forEach((name, pid) -> times.put(name, ProcessCpu.own(pid)));
        return times;
    }

    /** Removes the package and the backup; returns their bytes. */
    private long takenAway(String id) {
        var run = stack.journal.read(id);
        var made = Stream.of(run.packageId(), run.backupId()).flatMap(each -> each.stream()).distinct().toList();
        long bytes = made.stream().flatMap(each -> stack.packages.find(each).stream()).mapToLong(Manifest::storedBytes).sum();
        made.forEach(stack.packages::delete);
        return bytes;
    }

    /** As the journal tells; what no step took is the engine's, between the states. */
    private Map<String, Duration> steps(String run, Duration wall) {
        var steps = new LinkedHashMap<String, Duration>();
        for (var event : stack.journal.events(run)) {
            if (event.kind() == RunEvent.Kind.FINISHED && event.facts().get("millis") instanceof Number millis) {
                // The backup is an export, of the target, and behind the check.
                var step = event.step().equals("export") && steps.containsKey("check") ? "backup" : event.step();
                steps.merge(step, Duration.ofMillis(millis.longValue()), Duration::plus);
            }
        }
        var all = steps.values().stream().reduce(Duration.ZERO, Duration::plus);
        steps.put("between", wall.minus(all));
        return steps;
    }
}
