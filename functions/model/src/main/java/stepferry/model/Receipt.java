package stepferry.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a run left in the target's own database, written in the transaction that it speaks of: it is there exactly when the
 * run landed.
 *
 * @param run the run's id
 * @param packageId what was applied
 * @param packageDigest the identity of what was applied
 * @param token the fencing token that the run held
 * @param landedAt when, as the database's clock says
 * @param tables what was done, table by table
 * @param created the tables that did not exist before
 * @param structure how many structure changes were made
 */
public record Receipt(
        String run,
        String packageId,
        String packageDigest,
        long token,
        Instant landedAt,
        List<TableOutcome> tables,
        List<String> created,
        int structure) {
    public Receipt {
        Objects.requireNonNull(run);
        Objects.requireNonNull(packageId);
        tables = List.copyOf(tables);
        created = List.copyOf(created);
    }

    /** Rows written or removed in all tables. */
    public long written() {
        return tables.stream().mapToLong(TableOutcome::written).sum();
    }
}
