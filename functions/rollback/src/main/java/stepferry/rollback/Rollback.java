package stepferry.rollback;

import jakarta.inject.Singleton;
import java.time.Duration;
import stepferry.rollback.RollbackDecision.Action;
import stepferry.runtime.Connections;

/** Finds out whether a failed run landed, and bars it from landing later. */
@Singleton
public final class Rollback {
    /** As long as a commit of a large transaction may take to become visible. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Connections connections;

    Rollback(Connections connections) {
        this.connections = connections;
    }

    RollbackDecision rollback(RollbackInput input) {
        var run = input.run();
        try (var target = connections.open(run.target())) {
            target.begin(PATIENCE);
            target.receipts().enter(run.run(), run.fence(true));
            boolean landed = target.receipts().find(run.run()).isPresent();
            target.commit();
            return new RollbackDecision(!landed ? Action.NOTHING : run.rollBack() ? Action.RESTORE : Action.KEEP);
        }
    }
}
