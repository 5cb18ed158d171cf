package stepferry.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/** Processor time of processes, in user mode and in the kernel, as {@code /proc} tells it in steps of 10 ms. */
public final class ProcessCpu {
    private static final int MILLIS_PER_TICK = 10;
    private static final int UTIME = 11;

    private ProcessCpu() {}

    /** Of the process alone, without its children; zero when it is gone. */
    public static Duration own(long pid) {
        return ticks(pid, 2);
    }

    /** Of the process and all that descends from it, those that have ended included. */
    public static Duration tree(long pid) {
        var children = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).map(ProcessHandle::pid);
        return Stream.concat(Stream.of(pid), children).map(each -> ticks(each, 4)).reduce(Duration.ZERO, Duration::plus);
    }

    /** The fields stand in the order utime, stime, cutime, cstime. */
    private static Duration ticks(long pid, int fields) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The program's name stands in parentheses and may hold anything; the last parenthesis ends it.
            var words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long sum = Arrays.stream(words, UTIME, UTIME + fields).mapToLong(Long::parseLong).sum();
            return Duration.ofMillis(sum * MILLIS_PER_TICK);
        } catch (IOException _) {
            // Reading the entry of a process that ends just now fails in other ways.
            return Duration.ZERO;
        }
    }
}
