package stepferry.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Resident memory of processes, in bytes. */
public final class ProcessMemory {
    private ProcessMemory() {}

    /** What is resident now, pages that several processes share counted in shares; zero when the process is gone. */
    public static long resident(long pid) {
        return kilobytes(pid, "smaps_rollup", "Pss:");
    }

    /** The most that was resident since the process began, or since {@link #forgetPeak}. */
    public static long peak(long pid) {
        return kilobytes(pid, "status", "VmHWM:");
    }

    /** Lets the peak begin anew; where the system does not allow it the peak stays what it was. */
    public static void forgetPeak(long pid) {
        try {
            Files.writeString(Path.of("/proc/" + pid + "/clear_refs"), "5");
        } catch (IOException _) {
            // The peak is then that of all runs so far: too high, never too low.
        }
    }

    private static long kilobytes(long pid, String file, String field) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/" + file))) {
            return lines.filter(line -> line.startsWith(field)).findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).orElse(0L);
        } catch (IOException | UncheckedIOException _) {
            return 0;
        }
    }
}
