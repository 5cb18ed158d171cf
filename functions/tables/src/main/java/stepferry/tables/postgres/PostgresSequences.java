package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.quote;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import stepferry.model.SequenceValue;
import stepferry.model.structure.Column;
import stepferry.model.structure.Table;
import stepferry.tables.Sequences;

/**
 * Sequences. Where one stands is read from the sequence itself: the catalogue's functions do not tell a sequence that was
 * restarted and not yet called from a fresh one.
 */
final class PostgresSequences implements Sequences {
    private static final int TOGETHER = 200;
    private static final String NAMES = """
            select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'S' and n.nspname = current_schema()""";
    private static final String BEHIND_IDENTITY = """
            select c.relname as name from pg_class c where c.oid = pg_get_serial_sequence(?, ?)::regclass""";
    private static final String WHOLE_NUMBERS = """
            select data_type in ('smallint', 'integer', 'bigint', 'numeric') as whole from information_schema.columns
            where table_schema = current_schema() and table_name = ? and column_name = ?""";

    private final Sql sql;

    PostgresSequences(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<SequenceValue> values() {
        var names = sql.rows("listing the sequences", NAMES).stream().map(row -> (String) row.get("name")).sorted().toList();
        var values = new ArrayList<SequenceValue>();
        for (int from = 0; from < names.size(); from += TOGETHER) {
            values.addAll(values(names.subList(from, Math.min(from + TOGETHER, names.size()))));
        }
        return values;
    }

    private List<SequenceValue> values(List<String> names) {
        var query = IntStream.range(0, names.size())
                .mapToObj(i -> "select " + i + " as i, last_value, is_called from " + quote(names.get(i)))
                .collect(Collectors.joining(" union all "));
        return sql.rows("reading the sequences", query + " order by i").stream()
                .map(row -> new SequenceValue(names.get((Integer) row.get("i")), (Long) row.get("last_value"), (Boolean) row.get("is_called")))
                .toList();
    }

    @Override
    public List<String> raise(Collection<Table> tables, List<SequenceValue> source) {
        var known = source.stream().collect(Collectors.toMap(SequenceValue::name, Function.identity()));
        var moved = new LinkedHashSet<String>();
        for (var table : tables) {
            for (var column : table.columns()) {
                name(table, column).filter(name -> raise(name, table, column, Optional.ofNullable(known.get(name)))).ifPresent(moved::add);
            }
        }
        return List.copyOf(moved);
    }

    private Optional<String> name(Table table, Column column) {
        return column.identity().isEmpty()
                ? column.drawsFrom()
                : sql.one("looking up an identity sequence", BEHIND_IDENTITY, quote(table.name()), column.name())
                        .map(row -> row.get("name", String.class));
    }

    private boolean raise(String name, Table table, Column column, Optional<SequenceValue> source) {
        var standing = SequencePosition.of(sql, name);
        var wanted = Stream.concat(source.stream(), used(standing, table, column).stream())
                .filter(standing::admits)
                .reduce(standing::further);
        if (wanted.isEmpty() || standing.reached(wanted.get())) {
            return false;
        }
        // Altering first takes the lock that keeps nextval out, so that the position read next stays true.
        sql.run("locking sequence '" + name + "'", "alter sequence " + quote(name) + " increment by " + standing.step());
        return !SequencePosition.of(sql, name).reached(wanted.get()) && move(name, wanted.get());
    }

    /** The value in use that the sequence comes to last; it never hands out those beyond its range. */
    private Optional<SequenceValue> used(SequencePosition standing, Table table, Column column) {
        var whole = sql.one("looking at " + table.name() + "." + column.name(), WHOLE_NUMBERS, table.name(), column.name());
        if (whole.filter(row -> row.get("whole", Boolean.class)).isEmpty()) {
            return Optional.empty();
        }
        var quoted = quote(column.name());
        return sql.one("reading the highest value of " + table.name() + "." + column.name(),
                        "select " + (standing.step() > 0 ? "max(" : "min(") + quoted + ")::numeric as top from " + quote(table.name())
                                + " where " + quoted + " between ? and ?", standing.min(), standing.max())
                .map(row -> row.get("top", BigDecimal.class))
                .map(top -> new SequenceValue(standing.name(), top.longValue(), true));
    }

    /** A rollback undoes this: RESTART gives the sequence new storage, and setval, which alone would stay, writes to that. */
    private boolean move(String name, SequenceValue to) {
        sql.run("moving sequence '" + name + "'", "alter sequence " + quote(name) + " restart with " + to.last());
        if (to.called()) {
            sql.one("moving sequence '" + name + "'", "select setval(to_regclass(?), ?, true)", quote(name), to.last());
        }
        return true;
    }
}
