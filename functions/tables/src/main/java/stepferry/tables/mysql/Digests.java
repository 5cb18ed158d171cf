package stepferry.tables.mysql;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.TableDigest;

/**
 * The content digest: of each row's text, columns in order of their names, the first half of its MD5 as a number; of all rows the sum.
 * A sum does not care about order and, unlike an exclusive or, notices a row that stands there twice. Each expression stands in the query
 * once: whatever uses a hash twice computes it twice, or has the server write all of them to a temporary table first.
 */
final class Digests {
    /** Stands for the hash of a row whose text the server refuses to make; more than all hashes of any table together. */
    private static final BigDecimal REFUSED = BigDecimal.TEN.pow(45);

    private static final String QUERY = "select count(*) as n, coalesce(sum(ifnull(cast(conv(left(md5(%s), 16), 16, 10) as unsigned), "
            + REFUSED.toPlainString() + ")), 0) as content from %s";

    private Digests() {}

    /**
     * Of a table, or of a selection of its rows.
     *
     * @param from what stands behind FROM, under the alias t
     */
    static TableDigest of(Session session, String table, String from, List<TypedColumn> columns) {
        var sorted = columns.stream().sorted(Comparator.comparing(TypedColumn::name)).toList();
        var row = session.one("computing the digest of table '" + table + "'", QUERY.formatted(text(sorted), from)).orElseThrow();
        var content = row.get("content", BigDecimal.class);
        if (content.compareTo(REFUSED) >= 0) {
            throw new Rejected(ErrorCode.ROW_TOO_LARGE, "Rows of table '" + table
                    + "' are longer than the server handles in one text: raise its max_allowed_packet");
        }
        return new TableDigest(row.get("n", Long.class), content.toBigIntegerExact().toString());
    }

    /** One text of a row's values, of the alias t, that no other values have. As bytes, so that the server converts none of them. */
    static String text(List<TypedColumn> columns) {
        return Stream.concat(Stream.of("''"), columns.stream().map(column -> column.digested("t")))
                .collect(Collectors.joining(", ", "concat_ws(cast(',' as binary), ", ")"));
    }
}
