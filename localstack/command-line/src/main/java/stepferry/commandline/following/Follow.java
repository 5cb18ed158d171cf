package stepferry.commandline.following;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import stepferry.commandline.cloud.Cloud;
import stepferry.journal.Journal;
import stepferry.journal.Pauses;
import stepferry.journal.ProgressRecords;
import stepferry.model.Pause;
import stepferry.model.Run;
import stepferry.model.RunEvent;
import stepferry.model.Unavailable;

/** Watches one run until its workflow ends or waits for a person. */
public final class Follow {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOCAL_PAUSE = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Journal journal;
    private final Pauses pauses;
    private final ProgressRecords progressRecords;
    private final Machines machines;
    private final Runs runs;
    private final Duration pause;
    private final Set<RunEvent> seen = new HashSet<>();
    private Instant silentSince = Instant.MAX;
    private Instant looked = Instant.now();
    private Optional<Advance> advance = Optional.empty();
    private Optional<Pause> answered = Optional.empty();

    public Follow(Cloud cloud) {
        this.journal = cloud.journal();
        this.pauses = cloud.pauses();
        this.progressRecords = cloud.progress();
        this.machines = new Machines(cloud);
        this.runs = new Runs(cloud);
        this.pause = cloud.local() ? LOCAL_PAUSE : PAUSE;
    }

    /** Follows a run that was answered just now: what it waited for is no reason to leave it. */
    public Follow after(Pause pause) {
        answered = Optional.of(pause);
        return this;
    }

    /**
     * Returns when the run has ended, or waits for a person.
     *
     * @throws LostSight if the cloud does not answer for minutes; the run goes on without us
     */
    public RunReport toTheEnd(String run, Run.Kind kind, String execution, Progress progress) {
        var begun = Instant.now();
        while (goesOn(run, kind, execution, progress)) {
            progress.waiting(Duration.between(begun, Instant.now()));
            rest(run);
        }
        progress.ended();
        return runs.report(run);
    }

    /** The execution is looked at before the events are, so that none is missed when it has ended. */
    private boolean goesOn(String run, Run.Kind kind, String execution, Progress progress) {
        try {
            boolean running = machines.look(execution).filter(ExecutionState::running).isPresent() && !waits(run);
            tell(kind, journal.events(run), progress);
            tellAdvance(run, progress);
            silentSince = Instant.MAX;
            return running;
        } catch (Unavailable e) {
            silentSince = silentSince.equals(Instant.MAX) ? Instant.now() : silentSince;
            if (silentSince.plus(PATIENCE).isBefore(Instant.now())) {
                throw new LostSight(run, e);
            }
            return true;
        }
    }

    private boolean waits(String run) {
        return pauses.find(run).filter(pause -> answered.filter(earlier -> earlier.token().equals(pause.token())).isEmpty()).isPresent();
    }

    private void tell(Run.Kind kind, List<RunEvent> events, Progress progress) {
        for (int i = 0; i < events.size(); i++) {
            if (seen.add(events.get(i))) {
                var steps = Steps.of(kind, events.subList(0, i + 1));
                progress.happened(events.get(i), Steps.latest(steps));
            }
        }
    }

    /** Once a second is often enough, also where the journal is near. */
    private void tellAdvance(String run, Progress progress) {
        if (looked.plus(PAUSE).isBefore(Instant.now())) {
            looked = Instant.now();
            var latest = Advance.latest(progressRecords.of(run));
            if (!latest.equals(advance)) {
                advance = latest;
                latest.ifPresent(progress::moved);
            }
        }
    }

    private void rest(String run) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LostSight(run, e);
        }
    }
}
