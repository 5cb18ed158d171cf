package stepferry.rollback;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import stepferry.model.Receipt;
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
            var receipt = target.receipts().find(run.run());
            target.waiting().dropAllBut(Optional.empty());
            target.commit();
            return new RollbackDecision(receipt.map(found -> action(found, run.rollBack())).orElse(Action.NOTHING));
        }
    }

    /** What stopped halfway is nothing that anybody wants kept. */
    private static Action action(Receipt receipt, boolean rollBack) {
        return rollBack || !receipt.landed() ? Action.RESTORE : Action.KEEP;
    }
}
