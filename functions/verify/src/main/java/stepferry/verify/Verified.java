package stepferry.verify;

/**
 * What was found to be as it should.
 *
 * @param tables how many tables were compared
 * @param rows how many rows they hold
 */
public record Verified(int tables, long rows) {
    @Override
    public String toString() {
        return "%d tables with %d rows hold what was sent".formatted(tables, rows);
    }
}
