package stepferry.tables.mysql;

import static stepferry.tables.mysql.Backticks.quote;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import stepferry.model.KeyRange;
import stepferry.model.plan.SampleRow;
import stepferry.tables.Contrast;
import stepferry.tables.RowKey;
import stepferry.tables.Sampling;

/** A stage's rows beside those of a table without a key: a row is the same only as a whole, and may stand there several times. */
final class MySqlWholeRows implements Contrast {
    private final Session session;
    private final MySqlStage stage;
    private final List<String> columns;

    MySqlWholeRows(Session session, MySqlStage stage, List<String> columns) {
        this.session = session;
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
        return byItself().waitingRows(sampling);
    }

    @Override
    public List<SampleRow> missingRows(Sampling sampling) {
        return byItself().missingRows(sampling);
    }

    @Override
    public List<SampleRow> differingRows(Sampling sampling) {
        return List.of();
    }

    @Override
    public List<SampleRow> absentRows(Optional<String> filter, List<KeyRange> stretches, Sampling sampling) {
        return byItself().absentRows(filter, stretches, sampling);
    }

    private Contrast byItself() {
        return new MySqlContrast(session, stage, RowKey.natural(columns), columns);
    }

    private long surplus(String waiting, String standing) {
        var hash = "md5(" + Digests.text(columns.stream().map(stage::column).toList()) + ")";
        return session.one("comparing rows with table '" + stage.table() + "'",
                        "select coalesce(sum(n), 0) as n from (select sum(w) as n from (select " + hash + " as h, " + waiting + " as w from "
                                + stage.name() + " as t union all select " + hash + ", " + standing + " from " + quote(stage.table())
                                + " as t) as found group by h having sum(w) > 0) as surplus")
                .orElseThrow().get("n", BigDecimal.class).longValueExact();
    }
}
