package stepferry.admit;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import stepferry.journal.Journal;
import stepferry.model.Admission;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Receipt;
import stepferry.model.Rejected;
import stepferry.model.Run;
import stepferry.model.Strategy;
import stepferry.packages.PackageStore;
import stepferry.runtime.Connections;
import stepferry.runtime.TargetLeases;
import stepferry.tables.Database;

/** Lets a rollback in: the run to take back landed, and nothing landed on top of it. */
@Singleton
final class AdmitRollback {
    private final Connections connections;
    private final PackageStore packages;
    private final Journal journal;
    private final TargetLeases leases;

    AdmitRollback(Connections connections, PackageStore packages, Journal journal, TargetLeases leases) {
        this.connections = connections;
        this.packages = packages;
        this.journal = journal;
        this.leases = leases;
    }

    Admission admit(String run, RollbackRequest request) {
        var undone = journal.read(request.run());
        var target = undone.target().map(connections::environment).orElseThrow(() -> notReversible(undone, "it had no target"));
        var lease = leases.acquire(target, run);
        try {
            reversible(undone, target);
            return new Admission(run, target.name(), target.place(), lease.token(), Optional.empty(), undone.backupId().orElseThrow(),
                    run + "-backup", Optional.empty(), Optional.of(undone.id()), "takes back " + undone.id(), true, true,
                    request.strategy().orElse(Strategy.AUTO));
        } catch (RuntimeException e) {
            leases.release(target, run);
            throw e;
        }
    }

    private void reversible(Run undone, Environment target) {
        if (!undone.status().terminal()) {
            throw notReversible(undone, "it has not ended");
        }
        if (undone.backupId().flatMap(packages::find).isEmpty()) {
            throw notReversible(undone, "it has no backup");
        }
        try (var database = connections.open(target)) {
            if (database.receipts().find(undone.id()).isEmpty()) {
                throw notReversible(undone, "it left no receipt in environment '" + target.name() + "', so nothing of it landed");
            }
            if (database.receipts().find(Receipt.idOf(undone.id(), Optional.of(undone.id()))).filter(Receipt::landed).isPresent()) {
                throw notReversible(undone, "it failed and restored its own backup");
            }
            refuseBuried(undone, database);
        }
    }

    private static void refuseBuried(Run undone, Database database) {
        List<String> later = database.receipts().landedAfter(undone.id());
        if (!later.isEmpty()) {
            throw notReversible(undone, "later runs landed on top of it; take those back first, in this order: " + String.join(", ", later));
        }
    }

    private static Rejected notReversible(Run run, String why) {
        return new Rejected(ErrorCode.RUN_NOT_REVERSIBLE, "Run '" + run.id() + "' cannot be taken back: " + why);
    }
}
