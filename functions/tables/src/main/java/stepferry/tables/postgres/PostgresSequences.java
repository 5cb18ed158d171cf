package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.quote;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import stepferry.model.SequenceValue;
import stepferry.model.structure.Column;
import stepferry.model.structure.Table;
import stepferry.tables.Sequences;

/** Sequences, moved by ALTER SEQUENCE … RESTART, which a rollback undoes. */
final class PostgresSequences implements Sequences {
    private static final String VALUES = """
            select c.relname as name, s.seqstart as start, pg_sequence_last_value(c.oid::regclass) as last
            from pg_sequence s join pg_class c on c.oid = s.seqrelid
            where c.relnamespace = current_schema()::regnamespace order by 1""";
    private static final String STANDING = """
            select pg_sequence_last_value(s.seqrelid::regclass) as last, seqstart, seqincrement, seqmin, seqmax
            from pg_sequence s where s.seqrelid = to_regclass(?)""";

    private final Sql sql;

    PostgresSequences(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<SequenceValue> values() {
        return sql.rows("reading the sequences", VALUES).stream().map(PostgresSequences::value).toList();
    }

    private static SequenceValue value(Map<String, Object> row) {
        var last = (Long) row.get("last");
        return new SequenceValue((String) row.get("name"), last == null ? (Long) row.get("start") : last, last != null);
    }

    @Override
    public List<String> raise(Collection<Table> tables, List<SequenceValue> source) {
        var known = source.stream().collect(Collectors.toMap(SequenceValue::name, Function.identity()));
        var moved = new ArrayList<String>();
        for (var table : tables) {
            for (var column : table.columns()) {
                name(table, column).ifPresent(name -> {
                    if (raise(name, table, column, known.get(name))) {
                        moved.add(name);
                    }
                });
            }
        }
        return moved;
    }

    private java.util.Optional<String> name(Table table, Column column) {
        if (column.identity().isEmpty()) {
            return column.drawsFrom();
        }
        return sql.one("looking up an identity sequence", """
                        select c.relname as name from pg_class c where c.oid = pg_get_serial_sequence(?, ?)::regclass""",
                quote(table.name()), column.name()).map(row -> row.get("name", String.class));
    }

    private boolean raise(String name, Table table, Column column, SequenceValue source) {
        var standing = sql.one("reading sequence '" + name + "'", STANDING, quote(name)).orElseThrow();
        long step = standing.get("seqincrement", Long.class);
        var used = sql.one("reading the highest value of " + table.name() + "." + column.name(),
                "select " + (step > 0 ? "max" : "min") + "(" + quote(column.name()) + ")::bigint as top from only " + quote(table.name()))
                .orElseThrow().get("top", Long.class);
        var wanted = furthest(step, used, source != null && source.called() ? source.last() : null);
        var last = standing.get("last", Long.class);
        if (wanted == null || (last != null && reached(step, last, wanted))) {
            return false;
        }
        var next = BigInteger.valueOf(wanted).add(BigInteger.valueOf(step));
        if (last == null && beforeStart(step, next, standing.get("seqstart", Long.class)) || outOfRange(next, standing)) {
            return false;
        }
        // Altering first takes the lock that keeps nextval out, so that the value read next stays true.
        sql.run("locking sequence '" + name + "'", "alter sequence " + quote(name) + " increment by " + step);
        var now = sql.one("reading sequence '" + name + "'", STANDING, quote(name)).orElseThrow().get("last", Long.class);
        if (now != null && reached(step, now, wanted)) {
            return false;
        }
        sql.run("moving sequence '" + name + "'", "alter sequence " + quote(name) + " restart with " + next);
        return true;
    }

    private static Long furthest(long step, Long... values) {
        return java.util.Arrays.stream(values).filter(Objects::nonNull)
                .reduce((a, b) -> reached(step, a, b) ? a : b).orElse(null);
    }

    private static boolean reached(long step, long at, long wanted) {
        return step > 0 ? at >= wanted : at <= wanted;
    }

    private static boolean beforeStart(long step, BigInteger next, long start) {
        return reached(step, start, next.longValueExact());
    }

    private static boolean outOfRange(BigInteger next, org.jooq.Record standing) {
        return next.compareTo(BigInteger.valueOf(standing.get("seqmax", Long.class))) > 0
                || next.compareTo(BigInteger.valueOf(standing.get("seqmin", Long.class))) < 0;
    }
}
