package stepferry.tables.mysql;

import static stepferry.tables.mysql.Backticks.quote;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.Unavailable;
import stepferry.model.structure.ForeignKey;
import stepferry.model.structure.Table;
import stepferry.tables.Constraints;

/** Foreign keys, switched off for the session and then checked by queries, since the database checks nothing afterwards. */
final class MySqlConstraints implements Constraints {
    private static final int SAMPLES = 5;
    private static final Pattern REFERENCED = Pattern.compile(" REFERENCES ((?:`(?:[^`]|``)+`\\.)?`(?:[^`]|``)+`)");

    private final Session session;

    MySqlConstraints(Session session) {
        this.session = session;
    }

    @Override
    public void suspend(Collection<ForeignKey> keys) {
        session.runAll("suspending foreign keys", List.of("set session foreign_key_checks = 0"));
    }

    @Override
    public boolean suspendingStopsReaders(Collection<ForeignKey> keys) {
        return false;
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
                + each(key, " and ", c -> c + " is not null") + " and not exists (select 1 from " + referenced(key)
                + " as p where " + same + ") limit " + SAMPLES;
    }

    /** A table of another database is named with it in the definition alone. */
    private static String referenced(ForeignKey key) {
        var named = REFERENCED.matcher(key.definition());
        return key.outside() && named.find() ? named.group(1) : quote(key.referencedTable());
    }

    private static String each(ForeignKey key, String between, UnaryOperator<String> part) {
        return key.columns().stream().map(column -> part.apply("c." + quote(column))).collect(Collectors.joining(between));
    }

    /** Triggers cannot be switched off: changes of structure took them off before the rows come, and put them on again after them. */
    @Override
    public void silence(Collection<Table> tables) {
        tables.stream().filter(table -> !table.userTriggers().isEmpty()).findFirst().ifPresent(table -> {
            throw new Unavailable(ErrorCode.DATABASE_BUSY, "Somebody wrote to table '" + table.name()
                    + "' just now, so that its triggers would see the rows that are loaded; it may succeed when tried again");
        });
    }

    @Override
    public void unsilence(Collection<Table> tables) {
        // They come back with the changes of structure after the rows.
    }
}
