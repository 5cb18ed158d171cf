package stepferry.bench.measure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * One run, or the medians of several.
 *
 * @param wall from the first command to the last answer
 * @param cpu processor time by process: {@value #CLIENT} or the parts of the local stack, and {@value #SERVER}
 * @param memory peak of resident memory by process, in bytes; of those that do the client's work
 * @param log bytes that the server wrote to its log (WAL, redo)
 * @param stored bytes of the dump or package, where there is one
 * @param locked how long tables of the target were locked against writers, in nanoseconds, where that can be seen
 * @param unread how long a reader of the target went without its rows, in nanoseconds, where there were any before
 * @param steps time of each step, in order, where the contender tells
 */
public record Measurement(
        Duration wall,
        Map<String, Duration> cpu,
        Map<String, Long> memory,
        long log,
        OptionalLong stored,
        OptionalLong locked,
        OptionalLong unread,
        Map<String, Duration> steps) {
    /** The processes that a command of the contender is made of. */
    public static final String CLIENT = "client";
    /** The database's. */
    public static final String SERVER = "server";

    public Measurement {
        cpu = Map.copyOf(cpu);
        memory = Map.copyOf(memory);
        steps = Map.copyOf(steps);
    }

    public Duration allCpu() {
        return cpu.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** Of the part that works on rows: the largest. */
    public long peakMemory() {
        return memory.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Of each measure the median by itself; they need not come from the same run. */
    public static Measurement median(List<Measurement> runs) {
        return new Measurement(
                Duration.ofNanos(median(runs, run -> run.wall().toNanos())),
                durations(runs, Measurement::cpu),
                numbers(runs, Measurement::memory),
                median(runs, Measurement::log),
                optional(runs, Measurement::stored),
                optional(runs, Measurement::locked),
                optional(runs, Measurement::unread),
                durations(runs, Measurement::steps));
    }

    private static OptionalLong optional(List<Measurement> runs, Function<Measurement, OptionalLong> what) {
        return runs.stream().map(what).allMatch(OptionalLong::isPresent)
                ? OptionalLong.of(median(runs, run -> what.apply(run).orElseThrow()))
                : OptionalLong.empty();
    }

    private static Map<String, Duration> durations(List<Measurement> runs, Function<Measurement, Map<String, Duration>> what) {
        var medians = new TreeMap<String, Duration>();
        what.apply(runs.getFirst()).keySet().forEach(key ->
                medians.put(key, Duration.ofNanos(median(runs, run -> what.apply(run).getOrDefault(key, Duration.ZERO).toNanos()))));
        return medians;
    }

    private static Map<String, Long> numbers(List<Measurement> runs, Function<Measurement, Map<String, Long>> what) {
        var medians = new TreeMap<String, Long>();
        what.apply(runs.getFirst()).keySet().forEach(key -> medians.put(key, median(runs, run -> what.apply(run).getOrDefault(key, 0L))));
        return medians;
    }

    private static long median(List<Measurement> runs, ToLongFunction<Measurement> what) {
        return median(runs.stream().mapToLong(what));
    }

    private static long median(LongStream values) {
        var sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
