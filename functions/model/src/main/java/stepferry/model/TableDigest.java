package stepferry.model;

import java.util.Objects;

/**
 * What a table holds, in a form that two databases can compare without moving a row: the number of rows and an
 * order-independent digest over each row's canonical text. Equal contents give equal digests whatever the order of rows
 * or columns.
 *
 * @param rows how many rows
 * @param content the digest, opaque text
 */
public record TableDigest(long rows, String content) {
    public TableDigest {
        Objects.requireNonNull(content);
        if (rows < 0) {
            throw new IllegalArgumentException("rows: " + rows);
        }
    }
}
