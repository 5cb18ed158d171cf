package stepferry.model;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Objects;

/**
 * What a table, or a stretch of it, holds, in a form that two databases can compare without moving a row: the number of rows and an
 * order-independent digest over each row's canonical values. Equal contents give equal digests whatever the order of rows or columns,
 * and the digest of two stretches together is their sum.
 *
 * @param rows how many rows
 * @param content the digest, a decimal number
 */
public record TableDigest(long rows, String content) {
    /** Of no rows. */
    public static final TableDigest EMPTY = new TableDigest(0, "0");

    public TableDigest {
        Objects.requireNonNull(content);
        if (rows < 0) {
            throw new IllegalArgumentException("rows: " + rows);
        }
    }

    /** The digest of all of them together. */
    public static TableDigest sum(Collection<TableDigest> digests) {
        return digests.stream().reduce(EMPTY, TableDigest::plus);
    }

    private TableDigest plus(TableDigest other) {
        return new TableDigest(rows + other.rows, new BigInteger(content).add(new BigInteger(other.content)).toString());
    }
}
