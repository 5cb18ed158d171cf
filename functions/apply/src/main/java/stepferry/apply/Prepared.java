package stepferry.apply;

import java.util.List;

/**
 * What was made ready.
 *
 * @param bucket where the list of loads lies
 * @param key its key; empty where there is none
 * @param loads how many invocations bring the rows
 * @param tables how many tables they are for
 * @param bytes their length before compression
 * @param left large tables that Apply transfers itself, since types of their columns change with this run
 */
public record Prepared(String bucket, String key, int loads, int tables, int parts, long bytes, List<String> left) {
    private static final int MOST_NAMES = 20;

    public Prepared {
        left = left.stream().limit(MOST_NAMES).toList();
    }

    static Prepared landed() {
        return new Prepared("", "", 0, 0, 0, 0, List.of());
    }

    @Override
    public String toString() {
        var said = key.isEmpty() ? "had landed before" : loads == 0
                ? "no large table differs: nothing is transferred ahead"
                : "%d parts of %d tables (%d MB) come in %d loads".formatted(parts, tables, Math.ceilDiv(bytes, 1_000_000), loads);
        return left.isEmpty() ? said : said + "; left to Apply, since types of their columns change: " + String.join(", ", left);
    }
}
