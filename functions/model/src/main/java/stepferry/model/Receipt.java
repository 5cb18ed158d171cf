package stepferry.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a run left in the target's own database, written in the transaction that it speaks of: it is there exactly when the
 * run landed.
 *
 * @param run the run's id
 * @param packageId what was applied
 * @param packageDigest the identity of what was applied
 * @param restores the run whose doing this took back
 * @param token the fencing token that the run held
 * @param landedAt when, as the database's clock says
 * @param tables what was done, table by table
 * @param created the tables, views, types and sequences that did not exist before
 * @param altered the tables and other objects whose structure was changed
 */
public record Receipt(
        String run,
        String packageId,
        String packageDigest,
        Optional<String> restores,
        long token,
        Instant landedAt,
        List<TableOutcome> tables,
        List<String> created,
        List<String> altered) {
    public Receipt {
        Objects.requireNonNull(run);
        Objects.requireNonNull(packageId);
        tables = List.copyOf(tables);
        created = List.copyOf(created);
        altered = List.copyOf(altered);
    }

    /** The id of the receipt that a run leaves; restoring its own backup after a failure leaves a second one. */
    public static String idOf(String run, Optional<String> restores) {
        // No execution's name may have a number sign, so no run's own receipt can be taken for this one.
        return restores.filter(run::equals).map(own -> own + "#restored").orElse(run);
    }

    /** Rows written or removed in all tables. */
    public long written() {
        return tables.stream().mapToLong(TableOutcome::written).sum();
    }

    /** Whether the run found everything as it was to be, and left it so. */
    @JsonIgnore
    public boolean idle() {
        return written() == 0 && altered.isEmpty() && created.isEmpty();
    }

    /** Of receipts, latest first, the ids of the runs that changed something and were not taken back. */
    public static List<String> standing(List<Receipt> latestFirst) {
        var ids = latestFirst.stream().map(Receipt::run).collect(Collectors.toSet());
        var takenBack = new HashSet<String>();
        var standing = new ArrayList<String>();
        for (var receipt : latestFirst) {
            var restored = receipt.restores().filter(ids::contains);
            if (!takenBack.contains(receipt.run())) {
                restored.ifPresentOrElse(takenBack::add, () -> note(receipt, standing));
            }
        }
        return standing;
    }

    private static void note(Receipt receipt, List<String> standing) {
        if (!receipt.idle()) {
            standing.add(receipt.run());
        }
    }
}
