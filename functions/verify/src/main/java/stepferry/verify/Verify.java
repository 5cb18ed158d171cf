package stepferry.verify;

import jakarta.inject.Singleton;
import java.util.List;
import stepferry.model.Diverged;
import stepferry.model.ErrorCode;
import stepferry.model.Manifest;
import stepferry.model.PackagedTable;
import stepferry.model.Receipt;
import stepferry.model.Rejected;
import stepferry.model.Rule;
import stepferry.model.TableDigest;
import stepferry.model.TableOutcome;
import stepferry.rules.Assertion;
import stepferry.runtime.Assertions;
import stepferry.runtime.Connections;
import stepferry.runtime.LandingInput;
import stepferry.runtime.RunPackages;
import stepferry.runtime.telemetry.LogScope;
import stepferry.tables.Database;
import stepferry.tables.RowSelection;

/** Compares a target with what a run's receipt and package say it holds. */
@Singleton
public final class Verify {
    private final Connections connections;
    private final RunPackages packages;

    Verify(Connections connections, RunPackages packages) {
        this.connections = connections;
        this.packages = packages;
    }

    Verified verify(LandingInput input) {
        try (var target = connections.open(input.run().target())) {
            target.beginSnapshot();
            var receipt = receipt(target, input.receiptId());
            var manifest = packages.read(input.run(), input.packageId());
            refuseDifferences(receipt.tables().stream()
                    .filter(table -> LogScope.table(table.table(), () -> differs(target, manifest, table))).toList());
            target.rollback();
            if (input.restores().isEmpty()) {
                refuseDoubts(packages.rules(input.run(), manifest)
                        .map(set -> Assertions.violated(target, set, Assertion.When.AFTER)).orElse(List.of()));
            }
            return new Verified(receipt.tables().size(), rows(receipt));
        }
    }

    private static void refuseDoubts(List<String> doubts) {
        if (!doubts.isEmpty()) {
            throw new Rejected(ErrorCode.ASSERTION_FAILED, "The target is not what its rule set asserts of it after the run: "
                    + String.join("; ", doubts));
        }
    }

    private static Receipt receipt(Database target, String id) {
        return target.receipts().find(id).filter(Receipt::landed).orElseThrow(() -> new Diverged(ErrorCode.CONTENT_DIVERGED,
                "The target holds no receipt '" + id + "': what was applied is not there"));
    }

    private static boolean differs(Database target, Manifest manifest, TableOutcome outcome) {
        var packaged = manifest.table(outcome.table()).orElseThrow();
        var standing = target.rows().digest(RowSelection.all(packaged.name(), packaged.columns()));
        return !standing.equals(outcome.landed().orElseThrow()) || comparable(packaged, outcome) && !standing.equals(packaged.digest().orElseThrow());
    }

    /** Only an overwritten table equals its source, unless its rows had to follow the target. */
    private static boolean comparable(PackagedTable packaged, TableOutcome outcome) {
        return packaged.rule() == Rule.OVERWRITE && !outcome.adapted();
    }

    private static void refuseDifferences(List<TableOutcome> differing) {
        if (!differing.isEmpty()) {
            throw new Diverged(ErrorCode.CONTENT_DIVERGED, "After the commit these tables do not hold what was sent: "
                    + String.join(", ", differing.stream().map(TableOutcome::table).toList())
                    + ". Somebody wrote to them meanwhile, or the database lost something");
        }
    }

    private static long rows(Receipt receipt) {
        return receipt.tables().stream().flatMap(table -> table.landed().stream()).mapToLong(TableDigest::rows).sum();
    }
}
