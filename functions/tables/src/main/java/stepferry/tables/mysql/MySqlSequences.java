package stepferry.tables.mysql;

import static stepferry.tables.mysql.Backticks.quote;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import stepferry.model.SequenceValue;
import stepferry.model.structure.Table;
import stepferry.tables.Sequences;

/** The counters behind AUTO_INCREMENT, named by their tables; each stands at the value that it hands out next. */
final class MySqlSequences implements Sequences {
    private static final String COUNTED = """
            select c.table_name as name, c.column_name as counted, coalesce(t.auto_increment, 1) as next
            from information_schema.columns as c
            join information_schema.tables as t on t.table_schema = c.table_schema and t.table_name = c.table_name
                and cast(t.table_name as binary) = cast(c.table_name as binary)
            where c.table_schema = database() and c.extra like '%auto_increment%' order by c.table_name""";

    private final Session session;

    MySqlSequences(Session session) {
        this.session = session;
    }

    @Override
    public List<SequenceValue> values() {
        return counters().stream().map(Counted::value).toList();
    }

    private List<Counted> counters() {
        return session.rows("reading the counters", COUNTED).stream().map(Counted::of).toList();
    }

    @Override
    public List<String> raise(Collection<Table> tables, List<SequenceValue> source) {
        var names = tables.stream().map(Table::name).collect(Collectors.toSet());
        var known = source.stream().collect(Collectors.toMap(SequenceValue::name, Function.identity()));
        return counters().stream().filter(counter -> names.contains(counter.table())).filter(counter -> raise(counter, known))
                .map(Counted::table).toList();
    }

    private boolean raise(Counted counter, Map<String, SequenceValue> source) {
        var wanted = source.containsKey(counter.table()) ? used(counter).max(BigDecimal.valueOf(source.get(counter.table()).last())) : used(counter);
        if (wanted.compareTo(counter.next()) <= 0) {
            return false;
        }
        session.runAll("moving the counter of table '" + counter.table() + "'",
                List.of("alter table " + quote(counter.table()) + " auto_increment = " + wanted.toPlainString()));
        return true;
    }

    /** What follows the highest value in the table. */
    private BigDecimal used(Counted counter) {
        return session.one("reading the highest value of " + counter.table() + "." + counter.column(), "select coalesce(max("
                        + quote(counter.column()) + "), 0) + 1 as next from " + quote(counter.table()))
                .orElseThrow().get("next", BigDecimal.class);
    }

    private record Counted(String table, String column, BigDecimal next) {
        static Counted of(Map<String, Object> row) {
            return new Counted((String) row.get("name"), (String) row.get("counted"), new BigDecimal(row.get("next").toString()));
        }

        SequenceValue value() {
            return new SequenceValue(table, next.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue(), false);
        }
    }
}
