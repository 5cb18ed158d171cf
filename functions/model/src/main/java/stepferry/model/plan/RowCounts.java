package stepferry.model.plan;

/**
 * How many rows of a table are written, and how many stay.
 *
 * @param inserted rows that the target does not have
 * @param updated rows that differ
 * @param deleted rows that go
 * @param unchanged rows that stand there already, where the rule looks at them
 */
public record RowCounts(long inserted, long updated, long deleted, long unchanged) {
    public static final RowCounts NONE = new RowCounts(0, 0, 0, 0);

    public RowCounts {
        if (inserted < 0 || updated < 0 || deleted < 0 || unchanged < 0) {
            throw new IllegalArgumentException("there are no fewer than no rows");
        }
    }

    /** How many rows are written or removed. */
    public long written() {
        return inserted + updated + deleted;
    }

    public RowCounts plus(RowCounts other) {
        return new RowCounts(inserted + other.inserted, updated + other.updated, deleted + other.deleted, unchanged + other.unchanged);
    }

    /** In words: {@code 3 to insert, 1 to update, 0 to delete}. */
    @Override
    public String toString() {
        return "%d to insert, %d to update, %d to delete".formatted(inserted, updated, deleted);
    }
}
