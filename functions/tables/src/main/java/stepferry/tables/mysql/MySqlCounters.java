package stepferry.tables.mysql;

import static stepferry.tables.mysql.Backticks.quote;
import static stepferry.tables.mysql.Backticks.quoteAll;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepferry.model.rules.Counter;

/** The application's own counters among waiting rows: none of them goes back, and none that only the target has is lost. */
final class MySqlCounters {
    private static final String SURROGATE = """
            select k.column_name as name from information_schema.statistics as k join information_schema.columns as c
            on c.table_schema = k.table_schema and cast(c.table_name as binary) = cast(k.table_name as binary) and c.column_name = k.column_name
            where k.table_schema = database() and k.table_name = ? and k.index_name = 'PRIMARY'
            and c.data_type in ('tinyint', 'smallint', 'mediumint', 'int', 'bigint')""";

    private final Session session;
    private final MySqlStage stage;
    private final Counter counters;
    private final String own;

    MySqlCounters(Session session, MySqlStage stage, Counter counters) {
        this.session = session;
        this.stage = stage;
        this.counters = counters;
        this.own = MySqlStage.temporary("own", stage.table());
    }

    void keep() {
        lift();
        gatherOwn();
        surrogate().ifPresent(this::renumberOwn);
        session.run(what(), "insert into " + stage.name() + " (" + stage.names() + ") select " + stage.names() + " from " + own);
        session.run(what(), "drop temporary table " + own);
    }

    private void lift() {
        var value = quote(counters.value());
        var lifted = Stream.concat(counters.along().stream(), Stream.of(counters.value()))
                .map(c -> "s." + quote(c) + " = t." + quote(c))
                .collect(Collectors.joining(", "));
        session.run(what(), "update " + stage.name() + " as s join (" + highest() + ") as t on " + identical() + " set " + lifted
                + " where t." + value + " > s." + value + " or s." + value + " is null and t." + value + " is not null");
    }

    /** Nothing need keep an application from holding one counter twice. */
    private String highest() {
        return "select r.* from (select c.*, row_number() over (partition by " + quoteAll(counters.identity()) + " order by "
                + quote(counters.value()) + " desc) as `#place#` from " + quote(stage.table()) + " as c) as r where r.`#place#` = 1";
    }

    private void gatherOwn() {
        session.runAll(what(), List.of("drop temporary table if exists " + own,
                "create temporary table " + own + " engine = InnoDB as select " + stage.names() + " from (" + highest() + ") as t"
                        + " where not exists (select 1 from " + stage.name() + " as s where " + identical() + ")"));
    }

    /** Only a key of one whole number can be changed for another. */
    private Optional<String> surrogate() {
        var key = session.rows(what(), SURROGATE, stage.table());
        return key.size() == 1 ? Optional.of(quote((String) key.getFirst().get("name"))) : Optional.empty();
    }

    /** The source may have given their number to another counter: then they take a new one. */
    private void renumberOwn(String number) {
        var taken = session.rows(what(), "select distinct o." + number + " as number from " + own + " as o join " + stage.name() + " as s on s."
                + number + " = o." + number + " order by 1");
        if (!taken.isEmpty()) {
            long top = Math.max(highestOf(number, stage.name()), highestOf(number, quote(stage.table())));
            for (var row : taken) {
                session.run(what(), "update " + own + " set " + number + " = ? where " + number + " = ?", ++top, row.get("number"));
            }
        }
    }

    private long highestOf(String number, String table) {
        return session.one(what(), "select coalesce(max(" + number + "), 0) as top from " + table)
                .map(row -> row.get("top", Long.class)).orElse(0L);
    }

    private String identical() {
        return counters.identity().stream().map(c -> "s." + quote(c) + " <=> t." + quote(c)).collect(Collectors.joining(" and "));
    }

    private String what() {
        return "keeping the counters of table '" + stage.table() + "'";
    }
}
