package stepferry.commandline.following;

import java.time.Clock;
import java.time.Duration;
import stepferry.commandline.cloud.Cloud;
import stepferry.journal.Journal;
import stepferry.journal.Leases;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.Run;
import stepferry.model.RunStatus;

/** Stops a run and writes down how it stands. */
public final class Cancelling {
    /** A Lambda that is under way has written its first line by then, or finds that its lease is gone. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final Cloud cloud;
    private final Journal journal;
    private final Clock clock;

    public Cancelling(Cloud cloud, Clock clock) {
        this.cloud = cloud;
        this.journal = cloud.journal();
        this.clock = clock;
    }

    /** @throws Rejected if there is no such run, or it has ended */
    public void cancel(String id) {
        var run = new Runs(cloud).find(id);
        refuseEnded(run);
        new Machines(cloud).stop(run.execution(), "Cancelled from the command line");
        run.target().ifPresent(target -> free(target, id));
        settle();
        journal.find(id).filter(left -> !left.status().terminal()).ifPresent(this::close);
        cloud.pauses().remove(id);
        cloud.runValues().forget(id);
    }

    private void close(Run run) {
        var steps = Steps.of(run.kind(), journal.events(run.id()));
        boolean touched = Stopped.touchedTarget(steps);
        var status = touched ? RunStatus.NEEDS_A_PERSON : RunStatus.REFUSED;
        var message = touched
                ? "cancelled after it had begun to write to environment '" + run.target().orElse("?")
                + "': look there, and roll it back if it landed"
                : "cancelled, nothing was touched";
        journal.update(run.closed(status, clock.instant(), message));
    }

    /** Later runs need not wait until the lease runs out; the fencing token turns away what still comes of this one. */
    private void free(String target, String run) {
        cloud.environments().all().stream().filter(environment -> environment.name().equals(target))
                .forEach(environment -> new Leases(cloud.table(), clock).release(environment.place(), run));
    }

    private static void refuseEnded(Run run) {
        if (run.status().terminal()) {
            throw new Rejected(ErrorCode.REQUEST_INVALID, "Run '" + run.id() + "' has ended (" + run.status().word()
                    + "): 'stepferry rollback " + run.id() + "' takes back a promotion that landed");
        }
    }

    private static void settle() {
        try {
            Thread.sleep(SETTLING);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
