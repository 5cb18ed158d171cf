package stepferry.runtime;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import stepferry.model.TableProgress;

/** The meters of one step. A step that is over within a second writes nothing at all. */
public final class Meters implements AutoCloseable {
    /** Tables below that are told of together. */
    private static final long SMALL = 1L << 20;
    private static final String OTHERS = "";

    private final Progress progress;
    private final String run;
    private final String step;
    private final Instant since;
    private final Map<String, Counted> tables = new LinkedHashMap<>();
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("progress").unstarted(task));
    private boolean told;

    private static final class Counted {
        private final Meter meter;
        private long ofRows;
        private long ofBytes;
        private long toldRows;
        private long toldBytes;
        private boolean begun;

        Counted(Meter meter) {
            this.meter = meter;
        }
    }

    Meters(Progress progress, String run, String step, Instant since) {
        this.progress = progress;
        this.run = run;
        this.step = step;
        this.since = since;
        var unused = teller.scheduleWithFixedDelay(this::tell, 1, 1, TimeUnit.SECONDS);
    }

    /**
     * A table that the step will go through; best asked for before the first one is begun, so that the end can be foreseen.
     *
     * @param rows how many rows it has; 0 when that is not known
     * @param bytes about how many bytes they are
     */
    public synchronized Meter table(String name, long rows, long bytes) {
        var counted = tables.computeIfAbsent(bytes < SMALL ? OTHERS : name, _ -> new Counted(Meter.within(progress.moved())));
        counted.ofRows += rows;
        counted.ofBytes += bytes;
        return counted.meter;
    }

    @Override
    public synchronized void close() {
        teller.shutdown();
        if (told) {
            tell();
        }
    }

    private synchronized void tell() {
        tables.forEach(this::tell);
        told = true;
    }

    private void tell(String name, Counted counted) {
        counted.begun = counted.begun
                || progress.begin(run, TableProgress.beginning(step, name, counted.ofRows, counted.ofBytes, since));
        long rows = counted.meter.rows();
        long bytes = counted.meter.bytes();
        boolean moved = rows != counted.toldRows || bytes != counted.toldBytes;
        if (counted.begun && moved && progress.advance(run, step, name, rows - counted.toldRows, bytes - counted.toldBytes)) {
            counted.toldRows = rows;
            counted.toldBytes = bytes;
        }
    }
}
