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
        var said = "%d parts, %d rows (%d MB)".formatted(parts, rows, Math.ceilDiv(bytes, 1_000_000));
        return before == 0 ? said : said + "; " + before + " parts had come before";
    }
}
