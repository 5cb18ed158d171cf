package stepferry.runtime;

import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stepferry.journal.Leases;
import stepferry.model.Admission;
import stepferry.model.Environment;
import stepferry.model.Lease;
import stepferry.runtime.telemetry.Metrics;

/** Leases on environments whose own databases remember the tokens that they saw. */
@Singleton
public final class TargetLeases {
    private static final Logger LOG = LoggerFactory.getLogger(TargetLeases.class);

    private final Connections connections;
    private final Leases leases;
    private final Metrics metrics;

    TargetLeases(Connections connections, Leases leases, Metrics metrics) {
        this.connections = connections;
        this.leases = leases;
        this.metrics = metrics;
    }

    /**
     * Takes the target's lease, or takes it again.
     *
     * @throws stepferry.model.Rejected with TARGET_LOCKED naming the run that holds it, or if the database cannot be opened
     */
    public Lease acquire(Environment target, String run) {
        var lease = leases.acquire(target.place(), run, lastToken(target));
        lease.dead().ifPresent(dead -> {
            LOG.warn("run '{}' had left the lease on environment '{}' behind: it ran out, and run '{}' took it over", dead, target.name(), run);
            metrics.leaseTakenOver();
        });
        return lease;
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
