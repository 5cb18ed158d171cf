package stepferry.runtime;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stepferry.journal.ProgressRecords;
import stepferry.model.StepferryException;
import stepferry.model.TableProgress;

/** The meters of one step. A step that is over within a second writes nothing at all. */
public final class Meters implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Meters.class);
    /** Tables below that are told of together. */
    private static final long SMALL = 1L << 20;
    private static final String OTHERS = "";

    private final ProgressRecords records;
    private final Clock clock;
    private final String run;
    private final String step;
    private final Instant since;
    private final Map<String, Counted> tables = new LinkedHashMap<>();
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("progress").unstarted(task));
    private boolean told;

    private static final class Counted {
        private final Meter meter = new Meter();
        private long ofRows;
        private long ofBytes;
        private long toldRows;
        private long toldBytes;
        private boolean begun;
    }

    Meters(ProgressRecords records, Clock clock, String run, String step) {
        this.records = records;
        this.clock = clock;
        this.run = run;
        this.step = step;
        this.since = clock.instant();
        teller.scheduleWithFixedDelay(this::tell, 1, 1, TimeUnit.SECONDS);
    }

    /**
     * A table that the step will go through; best asked for before the first one is begun, so that the end can be foreseen.
     *
     * @param rows how many rows it has; 0 when that is not known
     * @param bytes about how many bytes they are
     */
    public synchronized Meter table(String name, long rows, long bytes) {
        var counted = tables.computeIfAbsent(bytes < SMALL ? OTHERS : name, _ -> new Counted());
        counted.ofRows += rows;
        counted.ofBytes += bytes;
        return counted.meter;
    }

    @Override
    public void close() {
        teller.shutdown();
        if (told) {
            tell();
        }
    }

    /** Nobody is kept from working because nobody can be told of it. */
    private synchronized void tell() {
        try {
            for (var table : tables.entrySet()) {
                tell(table.getKey(), table.getValue());
            }
            told = true;
        } catch (StepferryException e) {
            LOG.warn("how far the step is cannot be told: {}", e.getMessage());
        }
    }

    private void tell(String name, Counted counted) {
        if (!counted.begun) {
            records.begin(run, TableProgress.beginning(step, name, counted.ofRows, counted.ofBytes, since));
            counted.begun = true;
        }
        long rows = counted.meter.rows();
        long bytes = counted.meter.bytes();
        if (rows != counted.toldRows || bytes != counted.toldBytes) {
            records.advance(run, step, name, rows - counted.toldRows, bytes - counted.toldBytes, clock.instant());
            counted.toldRows = rows;
            counted.toldBytes = bytes;
        }
    }
}
