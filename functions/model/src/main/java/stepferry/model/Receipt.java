package stepferry.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run left in the target's own database, written in the transaction that it speaks of. Where changes of structure commit by
 * themselves it is there before the first of them, under way, and says what the run is about to do; everywhere else it is there exactly
 * when the run landed.
 *
 * @param run the run's id
 * @param packageId what was applied
 * @param packageDigest the identity of what was applied
 * @param restores the run whose doing this took back
 * @param token the fencing token that the run held
 * @param landedAt when, as the database's clock says
 * @param tables what was done, table by table
 * @param created the tables, views, types and sequences that did not exist before
 * @param altered the tables and other objects whose structure was changed
 * @param state whether the run got to its end
 * @param locked for how long others had to wait, until the receipt was written
 */
public record Receipt(
        String run,
        String packageId,
        String packageDigest,
        Optional<String> restores,
        long token,
        Instant landedAt,
        List<TableOutcome> tables,
        List<String> created,
        List<String> altered,
        State state,
        Optional<LockTimes> locked) {
    /** How far the run got. */
    public enum State {
        /** The target is on its way: asked again the run goes on, and a rollback takes back what it did. */
        UNDER_WAY,
        LANDED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @JsonCreator
        public static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    public Receipt {
        Objects.requireNonNull(run);
        Objects.requireNonNull(packageId);
        tables = List.copyOf(tables);
        created = List.copyOf(created);
        altered = List.copyOf(altered);
        // A receipt from before this component existed was written at the end.
        state = Objects.requireNonNullElse(state, State.LANDED);
        locked = Objects.requireNonNullElse(locked, Optional.empty());
    }

    /** Of a run that landed. */
    public Receipt(
            String run,
            String packageId,
            String packageDigest,
            Optional<String> restores,
            long token,
            Instant landedAt,
            List<TableOutcome> tables,
            List<String> created,
            List<String> altered) {
        this(run, packageId, packageDigest, restores, token, landedAt, tables, created, altered, State.LANDED, Optional.empty());
    }

    @JsonIgnore
    public boolean landed() {
        return state == State.LANDED;
    }

    /** The same, on its way. */
    public Receipt underWay() {
        return new Receipt(run, packageId, packageDigest, restores, token, landedAt, tables, created, altered, State.UNDER_WAY, locked);
    }

    /** The same, with what it cost others. */
    public Receipt locked(LockTimes times) {
        return new Receipt(run, packageId, packageDigest, restores, token, landedAt, tables, created, altered, state, Optional.of(times));
    }

    /** What an earlier delivery of the same run did, and then this one. */
    public Receipt after(Receipt earlier) {
        var before = earlier.tables().stream().collect(Collectors.toMap(TableOutcome::table, Function.identity()));
        var done = tables.stream().map(outcome -> Optional.ofNullable(before.get(outcome.table())).map(outcome::after).orElse(outcome));
        return new Receipt(run, packageId, packageDigest, restores, token, landedAt, tables.isEmpty() ? earlier.tables() : done.toList(),
                both(earlier.created(), created), both(earlier.altered(), altered), state, locked);
    }

    private static List<String> both(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().sorted().toList();
    }

    /** The id of the receipt that a run leaves; restoring its own backup after a failure leaves a second one. */
    public static String idOf(String run, Optional<String> restores) {
        // No execution's name may have a number sign, so no run's own receipt can be taken for this one.
        return restores.filter(run::equals).map(own -> own + "#restored").orElse(run);
    }

    /** Rows written or removed in all tables. */
    public long written() {
        return tables.stream().mapToLong(TableOutcome::written).sum();
    }

    /** Whether the run found everything as it was to be, and left it so. */
    @JsonIgnore
    public boolean idle() {
        return written() == 0 && altered.isEmpty() && created.isEmpty();
    }

    /** Of receipts, latest first, the ids of the runs that changed something and were not taken back; a taking back that broke off did not. */
    public static List<String> standing(List<Receipt> latestFirst) {
        return standingOf(latestFirst.stream().filter(receipt -> receipt.landed() || receipt.restores().isEmpty()).toList());
    }

    private static List<String> standingOf(List<Receipt> latestFirst) {
        var ids = latestFirst.stream().map(Receipt::run).collect(Collectors.toSet());
        var takenBack = new HashSet<String>();
        var standing = new ArrayList<String>();
        for (var receipt : latestFirst) {
            var restored = receipt.restores().filter(ids::contains);
            if (!takenBack.contains(receipt.run())) {
                restored.ifPresentOrElse(takenBack::add, () -> note(receipt, standing));
            }
        }
        return standing;
    }

    private static void note(Receipt receipt, List<String> standing) {
        if (!receipt.idle()) {
            standing.add(receipt.run());
        }
    }
}
