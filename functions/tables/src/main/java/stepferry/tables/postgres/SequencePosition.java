package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.quote;

import java.math.BigInteger;
import stepferry.model.SequenceValue;

/** Where a sequence stands, and which way and how far it goes. */
record SequencePosition(SequenceValue value, long step, long min, long max) {
    private static final String STANDING = """
            select s.last_value, s.is_called, q.seqincrement, q.seqmin, q.seqmax
            from %s as s, pg_sequence as q where q.seqrelid = to_regclass(?)""";

    static SequencePosition of(Sql sql, String name) {
        var row = sql.one("reading sequence '" + name + "'", STANDING.formatted(quote(name)), quote(name)).orElseThrow();
        return new SequencePosition(new SequenceValue(name, row.get("last_value", Long.class), row.get("is_called", Boolean.class)),
                row.get("seqincrement", Long.class), row.get("seqmin", Long.class), row.get("seqmax", Long.class));
    }

    String name() {
        return value.name();
    }

    /** Whether the sequence could stand there. */
    boolean admits(SequenceValue other) {
        return min <= other.last() && other.last() <= max;
    }

    /** Whether the sequence hands out nothing any more that it hands out from there. */
    boolean reached(SequenceValue other) {
        return further(value, other).equals(value);
    }

    /** The one of the two from which less is left to hand out. */
    SequenceValue further(SequenceValue one, SequenceValue other) {
        return next(one).compareTo(next(other)) * Long.signum(step) >= 0 ? one : other;
    }

    // The value after the last one need not fit a long.
    private BigInteger next(SequenceValue at) {
        return BigInteger.valueOf(at.last()).add(BigInteger.valueOf(at.called() ? step : 0));
    }
}
