package stepferry.await;

import jakarta.inject.Singleton;
import java.time.Clock;
import stepferry.journal.Journal;
import stepferry.journal.Leases;
import stepferry.journal.Pauses;
import stepferry.model.Pause;
import stepferry.runtime.telemetry.Metrics;

/** Lays a run to rest until a person answers. */
@Singleton
public final class Await {
    private final Journal journal;
    private final Pauses pauses;
    private final Leases leases;
    private final Metrics metrics;
    private final Clock clock;

    Await(Journal journal, Pauses pauses, Leases leases, Metrics metrics, Clock clock) {
        this.journal = journal;
        this.pauses = pauses;
        this.leases = leases;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Nobody can answer before the token is written down, which is last. */
    Awaited await(AwaitInput input) {
        var run = input.run();
        var pause = new Pause(run.run(), input.reason(), input.token(), clock.instant(), run.patience(), input.variables(), input.plan(),
                input.note().orElse(""));
        journal.update(Ended.refused(journal.read(run.run())).waiting(pause.sentence()));
        leases.release(run.place(), run.run());
        pauses.put(pause);
        metrics.runWaits();
        return Awaited.of(pause);
    }
}
