package stepferry.runtime;

import jakarta.inject.Singleton;
import java.time.Clock;
import stepferry.journal.ProgressRecords;

/** Tells the journal how far a step is with its tables, beside the work and at most once a second. */
@Singleton
public final class Progress {
    private final ProgressRecords records;
    private final Clock clock;

    Progress(ProgressRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * Begins to tell, until it is closed.
     *
     * @param step as people know it, such as backup
     */
    public Meters of(String run, String step) {
        return new Meters(records, clock, run, step);
    }
}
