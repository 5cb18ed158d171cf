package stepferry.packages;

import java.util.List;
import java.util.function.Function;

/**
 * How a table's rows are cut into parts.
 *
 * @param bytes a part is closed once it holds this much, before compression
 * @param keyOf the key of a row, where the rows come in the order of a key; else nothing
 */
public record Cutting(long bytes, Function<byte[], List<String>> keyOf) {
    static final long USUAL_BYTES = 32L << 20;

    /** By length alone. */
    public static final Cutting UNORDERED = new Cutting(USUAL_BYTES, row -> List.of());
}
