package stepferry.runtime;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stepferry.journal.ProgressRecords;
import stepferry.model.Part;
import stepferry.model.StepferryException;
import stepferry.model.TableProgress;

/** Tells the journal how far a step is with its tables. Nobody is kept from working because the journal cannot be told. */
@Singleton
public final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private final ProgressRecords records;
    private final Clock clock;
    private final Meter moved = Meter.alone();

    Progress(ProgressRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * Tells beside the work and at most once a second, until it is closed.
     *
     * @param step as people know it, such as backup
     */
    public Meters of(String run, String step) {
        return new Meters(this, run, step, clock.instant());
    }

    /** A table that a step will go through, by several functions at once. */
    public void expect(String run, String step, String table, long rows, long bytes) {
        told(() -> records.beginOnce(run, TableProgress.beginning(step, table, rows, bytes, clock.instant())));
    }

    /** A part of it is done. */
    public void came(String run, String step, String table, Part part) {
        moved.add(part.rows(), part.rawBytes());
        advance(run, step, table, part.rows(), part.rawBytes());
    }

    /** Whatever was counted, of all runs and steps. */
    Meter moved() {
        return moved;
    }

    boolean begin(String run, TableProgress progress) {
        return told(() -> records.begin(run, progress));
    }

    boolean advance(String run, String step, String table, long rows, long bytes) {
        return told(() -> records.advance(run, step, table, rows, bytes, clock.instant()));
    }

    private static boolean told(Runnable telling) {
        try {
            telling.run();
            return true;
        } catch (StepferryException e) {
            LOG.warn("how far the step is cannot be told: {}", e.getMessage());
            return false;
        }
    }
}
