package stepferry.tables.mysql;

import static stepferry.tables.mysql.Backticks.quote;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.structure.ForeignKey;
import stepferry.model.structure.Table;
import stepferry.tables.Constraints;

/** Foreign keys, switched off for the session and then checked by queries, since the database checks nothing afterwards. */
final class MySqlConstraints implements Constraints {
    private static final int SAMPLES = 5;

    private final Session session;

    MySqlConstraints(Session session) {
        this.session = session;
    }

    @Override
    public void suspend(Collection<ForeignKey> keys) {
        session.runAll("suspending foreign keys", List.of("set session foreign_key_checks = 0"));
    }

    @Override
    public void restore(Collection<ForeignKey> keys) {
        session.runAll("restoring foreign keys", List.of("set session foreign_key_checks = 1"));
        keys.forEach(this::check);
    }

    private void check(ForeignKey key) {
        var samples = session.rows("checking foreign key '" + key.name() + "'", dangling(key) + session.seeingLatest()).stream()
                .map(row -> "(" + row.get("sample") + ")")
                .distinct()
                .collect(Collectors.joining(", "));
        if (!samples.isEmpty()) {
            throw new Rejected(ErrorCode.CONSTRAINT_VIOLATED, "After the load, rows of table '" + key.table()
                    + "' would point at rows of '" + key.referencedTable() + "' that are not there (foreign key '" + key.name()
                    + "', " + String.join(", ", key.columns()) + " = " + samples
                    + "): give both tables rules that fit together, or mend those rows")
                    .at("table", key.table()).at("constraint", key.name());
        }
    }

    private static String dangling(ForeignKey key) {
        var same = IntStream.range(0, key.columns().size())
                .mapToObj(i -> "c." + quote(key.columns().get(i)) + " = p." + quote(key.referencedColumns().get(i)))
                .collect(Collectors.joining(" and "));
        return "select concat_ws(',', " + each(key, ", ", c -> c) + ") as sample from " + quote(key.table()) + " as c where "
                + each(key, " and ", c -> c + " is not null") + " and not exists (select 1 from " + quote(key.referencedTable())
                + " as p where " + same + ") limit " + SAMPLES;
    }

    private static String each(ForeignKey key, String between, UnaryOperator<String> part) {
        return key.columns().stream().map(column -> part.apply("c." + quote(column))).collect(Collectors.joining(between));
    }

    @Override
    public void silence(Collection<Table> tables) {
        // Triggers cannot be switched off here: they are dropped before the rows come and made again after them.
    }

    @Override
    public void unsilence(Collection<Table> tables) {
        // As above.
    }
}
