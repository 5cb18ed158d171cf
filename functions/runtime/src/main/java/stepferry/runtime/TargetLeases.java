package stepferry.runtime;

import jakarta.inject.Singleton;
import stepferry.journal.Leases;
import stepferry.model.Admission;
import stepferry.model.Environment;
import stepferry.model.Lease;

/** Leases on environments whose own databases remember the tokens that they saw. */
@Singleton
public final class TargetLeases {
    private final Connections connections;
    private final Leases leases;

    TargetLeases(Connections connections, Leases leases) {
        this.connections = connections;
        this.leases = leases;
    }

    /**
     * Takes the target's lease, or takes it again.
     *
     * @throws stepferry.model.Rejected with TARGET_LOCKED naming the run that holds it, or if the database cannot be opened
     */
    public Lease acquire(Environment target, String run) {
        return leases.acquire(target.place(), run, lastToken(target));
    }

    /** Gives the lease back if the run holds it. */
    public void release(Environment target, String run) {
        leases.release(target.place(), run);
    }

    /** The largest token that the environment's database saw; finds out, too, whether it answers. */
    public long lastToken(Environment environment) {
        try (var database = connections.open(environment)) {
            return Admission.tokenBehind(database.receipts().lastToken());
        }
    }
}
