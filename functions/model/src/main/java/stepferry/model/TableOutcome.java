package stepferry.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What a run did to one table.
 *
 * @param table the table
 * @param rule by which rule
 * @param inserted rows that the target did not have
 * @param updated rows that differed
 * @param deleted rows that are gone
 * @param unchanged rows that stood there already, where the rule looks at them
 * @param adapted whether rows differ from the package's because they follow the target: its counters, its keys, its triggers
 * @param landed what the table held when the run's transaction ended; of a table without written rows it is absent
 */
public record TableOutcome(
        String table, Rule rule, long inserted, long updated, long deleted, long unchanged, boolean adapted, Optional<TableDigest> landed) {
    public TableOutcome {
        Objects.requireNonNull(table);
        Objects.requireNonNull(rule);
        Objects.requireNonNull(landed);
    }

    /** How many rows were written or removed. */
    public long written() {
        return inserted + updated + deleted;
    }

    /** What was done in both, the other one first. */
    public TableOutcome after(TableOutcome earlier) {
        return new TableOutcome(table, rule, earlier.inserted + inserted, earlier.updated + updated, earlier.deleted + deleted, unchanged,
                earlier.adapted || adapted, landed);
    }
}
