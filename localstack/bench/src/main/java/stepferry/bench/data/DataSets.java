package stepferry.bench.data;

/**
 * The data sets of the benchmark.
 *
 * @param scale 1 for the sizes that are published; smaller to try the benchmark out
 */
public record DataSets(double scale) {
    private static final int TABLES = 60;

    public DataSets {
        if (scale <= 0) {
            throw new IllegalArgumentException("bench.scale must be above zero: " + scale);
        }
    }

    /** S: 60 tables of 2,000 rows. */
    public DataSet small() {
        return new Configuration("S", TABLES, rows(2_000));
    }

    /** M: 2 million rows, and 60 tables of 200. */
    public DataSet big() {
        return new Movements(rows(2_000_000), new Configuration("M", TABLES, rows(200)));
    }

    /** W: about 300 MB of what is awkward to move. */
    public DataSet ugly() {
        return new Ugly(scale);
    }

    /** A few tables of a few rows, whatever the scale. */
    public static DataSet warmUp() {
        return new Configuration("warm", 5, 100);
    }

    private long rows(long full) {
        return Math.max(1, Math.round(full * scale));
    }
}
