package stepferry.check;

import jakarta.inject.Singleton;
import stepferry.journal.Journal;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Manifest;
import stepferry.model.Receipt;
import stepferry.model.Rejected;
import stepferry.model.Run;
import stepferry.model.RunStatus;
import stepferry.runtime.Connections;

/** Where a package must have been before it comes to an environment: what is tried in staging is what reaches production. */
@Singleton
final class PromotionOrder {
    private final Connections connections;
    private final Journal journal;

    PromotionOrder(Connections connections, Journal journal) {
        this.connections = connections;
        this.journal = journal;
    }

    /** @throws Rejected with PROMOTION_ORDER if the environment that the target requires has not received this very package */
    void refuse(Environment target, Manifest manifest) {
        target.guards().requires().filter(required -> !passed(required, manifest)).ifPresent(required -> {
            throw new Rejected(ErrorCode.PROMOTION_ORDER, "Environment '" + target.name() + "' takes only packages that environment '" + required
                    + "' has received and verified, and package '" + manifest.id() + "' is none: promote it there first ('stepferry promote "
                    + manifest.id() + " " + required + "')");
        });
    }

    private boolean passed(String required, Manifest manifest) {
        return journal.ofPackage(manifest.id()).stream()
                .filter(run -> run.kind() == Run.Kind.PROMOTION && run.status() == RunStatus.DONE)
                .filter(run -> run.target().filter(required::equals).isPresent())
                .anyMatch(run -> !takenBack(run) && received(required, run, manifest));
    }

    private boolean takenBack(Run run) {
        return run.backupId().stream().flatMap(backup -> journal.ofPackage(backup).stream())
                .anyMatch(later -> later.kind() == Run.Kind.ROLLBACK && later.status() == RunStatus.DONE);
    }

    /** The environment's own database has the last word: it may have been restored from elsewhere. */
    private boolean received(String required, Run run, Manifest manifest) {
        try (var database = connections.open(required)) {
            return database.receipts().find(run.id()).filter(Receipt::landed)
                    .filter(receipt -> receipt.packageDigest().equals(manifest.digest())).isPresent();
        }
    }
}
