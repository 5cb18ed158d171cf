package stepferry.apply;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import stepferry.model.ErrorCode;
import stepferry.model.Manifest;
import stepferry.model.PackagedTable;
import stepferry.model.Receipt;
import stepferry.model.Rejected;
import stepferry.model.TableOutcome;
import stepferry.runtime.LandingInput;
import stepferry.tables.Database;

/**
 * What is to land: which tables get structure, which get rows, which go.
 *
 * @param structured the tables whose structure is brought in line
 * @param rows the tables that get rows, each under its rule
 * @param dropped what is to go from the target, because the run that is taken back made it
 * @param allowDestructive whether values may be lost to a change of structure
 * @param backup what the target held when it was backed up; rows that changed since would be lost by a rollback
 * @param promise what the run said it would do
 */
record LandingOrder(
        Set<String> structured, List<PackagedTable> rows, List<String> dropped, boolean allowDestructive, Optional<Manifest> backup,
        Promise promise) {

    /**
     * What the input asks for.
     *
     * @param backup what the target held when it was backed up, where a promotion is to be held against it
     * @throws Rejected with RUN_NOT_REVERSIBLE if the run to take back left no receipt
     */
    static LandingOrder of(LandingInput input, PackagedContent content, Database target, Optional<Manifest> backup, Promise promise) {
        return input.restores().isEmpty()
                ? promotion(content, input.run().allowDestructive(), backup, promise)
                : restore(content, touched(target, input.restores().get()));
    }

    private static Receipt touched(Database target, String run) {
        return target.receipts().find(run).orElseThrow(() -> new Rejected(ErrorCode.RUN_NOT_REVERSIBLE,
                "Run '" + run + "' left no receipt in this target: it never landed, and there is nothing to take back"));
    }

    static LandingOrder promotion(PackagedContent content, boolean allowDestructive, Optional<Manifest> backup, Promise promise) {
        var rows = content.manifest().tables().stream().filter(table -> table.rule().carriesRows()).toList();
        return new LandingOrder(content.manifest().structured(), rows, List.of(), allowDestructive, backup, promise);
    }

    /** Takes back what a run did: its tables' rows and structure, and nothing else, so that rows written by people since survive. */
    static LandingOrder restore(PackagedContent backup, Receipt receipt) {
        var written = receipt.tables().stream().filter(table -> table.written() > 0).map(TableOutcome::table).collect(Collectors.toSet());
        var structured = new HashSet<>(written);
        structured.addAll(receipt.altered());
        var rows = backup.manifest().tables().stream()
                .filter(table -> table.hasRows() && (written.contains(table.name()) || receipt.altered().contains(table.name())))
                .toList();
        structured.removeAll(receipt.created());
        return new LandingOrder(structured, rows, receipt.created(), true, Optional.empty(), Promise.NONE);
    }
}
