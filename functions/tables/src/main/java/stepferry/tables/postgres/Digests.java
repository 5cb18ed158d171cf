package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.quoteAll;

import java.math.BigDecimal;
import java.util.List;
import stepferry.model.TableDigest;

/**
 * The content digest: each row's text, columns in order of their names, hashed by md5; the two halves of the hashes summed as
 * 64-bit numbers, the same in a database of any encoding. A sum does not care about order and, unlike an exclusive or, notices
 * a row that stands there twice.
 */
final class Digests {
    private static final String QUERY = """
            select count(*) as n, coalesce(sum(('x' || left(h, 16))::bit(64)::bigint), 0) as high,
                   coalesce(sum(('x' || right(h, 16))::bit(64)::bigint), 0) as low
            from (select md5(convert_to(row(%s)::text, 'UTF8')) as h from %s) as hashed""";

    private Digests() {}

    /** @param from what stands behind FROM */
    static TableDigest of(Sql sql, String from, List<String> columns) {
        var sorted = columns.stream().sorted().toList();
        var row = sql.one("computing the digest of table " + from, QUERY.formatted(quoteAll(sorted), from)).orElseThrow();
        return new TableDigest(row.get("n", Long.class),
                row.get("high", BigDecimal.class).toPlainString() + "." + row.get("low", BigDecimal.class).toPlainString());
    }
}
