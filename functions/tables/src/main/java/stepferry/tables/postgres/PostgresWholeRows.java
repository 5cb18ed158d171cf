package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.quote;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import stepferry.model.KeyRange;
import stepferry.model.plan.SampleRow;
import stepferry.tables.Contrast;
import stepferry.tables.RowKey;
import stepferry.tables.Sampling;

/** A stage's rows beside those of a table without a key: a row is the same only as a whole, and may stand there several times. */
final class PostgresWholeRows implements Contrast {
    private final Sql sql;
    private final PostgresStage stage;
    private final List<String> columns;

    PostgresWholeRows(Sql sql, PostgresStage stage, List<String> columns) {
        this.sql = sql;
        this.stage = stage;
        this.columns = columns;
    }

    @Override
    public long missing() {
        return surplus("1", "-1");
    }

    @Override
    public OptionalLong admitted() {
        return OptionalLong.of(missing());
    }

    @Override
    public long differing() {
        return 0;
    }

    @Override
    public long absent(Optional<String> filter, List<KeyRange> stretches) {
        return surplus("-1", "1");
    }

    @Override
    public List<SampleRow> waitingRows(Sampling sampling) {
        return byItself().map(each -> each.waitingRows(sampling)).orElse(List.of());
    }

    @Override
    public List<SampleRow> missingRows(Sampling sampling) {
        return byItself().map(each -> each.missingRows(sampling)).orElse(List.of());
    }

    @Override
    public List<SampleRow> differingRows(Sampling sampling) {
        return List.of();
    }

    @Override
    public List<SampleRow> absentRows(Optional<String> filter, List<KeyRange> stretches, Sampling sampling) {
        return byItself().map(each -> each.absentRows(filter, stretches, sampling)).orElse(List.of());
    }

    private Optional<Contrast> byItself() {
        return columns.isEmpty() ? Optional.empty() : Optional.of(new PostgresContrast(sql, stage, RowKey.natural(columns), columns));
    }

    private long surplus(String waiting, String standing) {
        return sql.one("comparing rows with table '" + stage.table() + "'", "select coalesce(sum(n), 0)::bigint as n from (select sum(w) as n from ("
                        + "select " + hash("s") + " as h, " + waiting + " as w from " + stage.name() + " as s union all select " + hash("t") + ", "
                        + standing + " from only " + quote(stage.table()) + " as t) as rows group by h having sum(w) > 0) as surplus")
                .orElseThrow().get("n", Long.class);
    }

    private String hash(String alias) {
        return columns.stream().map(c -> alias + "." + quote(c)).collect(Collectors.joining(", ", "md5(row(", ")::text)"));
    }
}
