package stepferry.apply;

/**
 * What came.
 *
 * @param parts how many parts this delivery brought
 * @param before how many had come before
 * @param bytes length of what it brought, before compression
 */
public record Loaded(int parts, int before, long rows, long bytes) {
    @Override
    public String toString() {
        var said = "%d parts, %d rows (%.1f MB)".formatted(parts, rows, bytes / 1e6);
        return before == 0 ? said : said + "; " + before + " parts had come before";
    }
}
