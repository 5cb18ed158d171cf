package stepferry.tables.postgres;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import stepferry.model.TableDigest;

/**
 * The content digest: of each row the {@link HashedColumn hashes} of its values, each seeded by the column's place among the sorted
 * names, mixed into one; of all rows the sum. A sum does not care about order and, unlike an exclusive or, notices a row that stands
 * there twice. Without the last mixing two rows could swap a value unnoticed.
 */
final class Digests {
    private static final String SUM = "count(*) as n, coalesce(sum(h), 0) as h";

    private final Sql sql;

    Digests(Sql sql) {
        this.sql = sql;
    }

    /** @param from what stands behind FROM */
    TableDigest of(String from, List<String> columns) {
        return digest(sql.one(computing(from), "select " + SUM + " from (select " + hash(from, columns) + " as h from " + from + ") as hashed")
                .orElseThrow().intoMap());
    }

    /** Of each stretch; one digest of all rows where the server does not find the bounds in ascending order. */
    List<TableDigest> of(String from, List<String> columns, CutKey cuts) {
        if (!cuts.ascending()) {
            return List.of(of(from, columns));
        }
        var found = sql.rows(computing(from), "select stretch, " + SUM + " from (select " + cuts.stretch() + " as stretch, "
                + hash(from, columns) + " as h from " + from + ") as hashed group by stretch");
        var digests = new ArrayList<>(Collections.nCopies(cuts.count(), TableDigest.EMPTY));
        found.forEach(row -> digests.set((Integer) row.get("stretch"), digest(row)));
        return digests;
    }

    private static TableDigest digest(Map<String, Object> row) {
        return new TableDigest((Long) row.get("n"), ((BigDecimal) row.get("h")).toPlainString());
    }

    private String hash(String from, List<String> columns) {
        if (columns.isEmpty()) {
            return "1::bigint";
        }
        return HashedColumn.of(sql, from, columns.stream().sorted().toList()).stream().map(HashedColumn::sql)
                .collect(Collectors.joining(" # ", "hashint8extended(", ", 0)"));
    }

    private static String computing(String from) {
        return "computing the digest of table " + from;
    }
}
