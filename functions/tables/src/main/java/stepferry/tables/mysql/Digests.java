package stepferry.tables.mysql;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.TableDigest;

/**
 * The content digest: each row's canonical text, columns in order of their names, hashed by md5; the two halves of the hashes
 * summed as 64-bit numbers, the first one's sum above the other's. A sum does not care about order and, unlike an exclusive or, notices a row that stands there twice.
 */
final class Digests {
    private static final String HALF = "coalesce(sum(cast(conv(hex(%s(h, 8)), 16, 10) as decimal(20, 0))), 0) as %s";
    private static final String QUERY = "select count(*) as n, count(h) as hashed, " + HALF.formatted("left", "high") + ", "
            + HALF.formatted("right", "low");

    /** Keeps the server from merging the two selects, which would compute each hash once for each use of it. */
    private static final String ONCE = " limit 18446744073709551615";

    private Digests() {}

    /**
     * Of a table, or of a selection of its rows.
     *
     * @param from what stands behind FROM, under the alias t
     * @param ending what the query of the rows ends with
     */
    static TableDigest of(Session session, String table, String from, List<TypedColumn> columns, String ending) {
        var texts = columns.stream().sorted(Comparator.comparing(TypedColumn::name)).map(column -> ", " + column.digested("t"))
                .collect(Collectors.joining());
        var row = session.one("computing the digest of table '" + table + "'", QUERY + " from (select unhex(md5(concat(''" + texts + "))) as h from "
                + from + ONCE + ending + ") as hashed").orElseThrow();
        long rows = row.get("n", Long.class);
        if (row.get("hashed", Long.class) != rows) {
            throw new Rejected(ErrorCode.ROW_TOO_LARGE, "Rows of table '" + table
                    + "' are longer than the server handles in one text: raise its max_allowed_packet");
        }
        var high = row.get("high", BigDecimal.class).toBigIntegerExact();
        return new TableDigest(rows, high.shiftLeft(Long.SIZE).add(row.get("low", BigDecimal.class).toBigIntegerExact()).toString());
    }
}
