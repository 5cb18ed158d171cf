package stepferry.model.structure;

/** How a table stores its rows. */
public enum TableKind {
    TABLE,
    /** A partitioned table: its rows live in its partitions. */
    PARTITIONED,
    /** A partition with rows of its own. */
    PARTITION,
    /** A partition that is partitioned itself. */
    PARTITIONED_PARTITION;

    /** Whether the table has partitions instead of rows. */
    public boolean partitioned() {
        return this == PARTITIONED || this == PARTITIONED_PARTITION;
    }

    /** Whether the table is a partition of another one. */
    public boolean partition() {
        return this == PARTITION || this == PARTITIONED_PARTITION;
    }
}
