package stepferry.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import stepferry.model.ErrorCode;
import stepferry.model.Lease;
import stepferry.model.Rejected;

/**
 * One lease per target. Its token grows whenever the holder changes and is never taken back, not even when the lease is
 * released, so that a database can turn away whoever comes late.
 */
public final class Leases {
    /** Longer than the longest step: a Lambda lives for 15 minutes at most. */
    public static final Duration TERM = Duration.ofMinutes(20);

    private static final String LEASE = "lease";

    private final JournalTable table;
    private final Clock clock;

    public Leases(JournalTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Takes the lease, or takes it again.
     *
     * @param seen the largest token that the target itself saw: a target can outlive a journal, and another journal's
     *     tokens begin at one
     * @throws Rejected with TARGET_LOCKED naming the run that holds it
     */
    public Lease acquire(String place, String run, long seen) {
        var until = clock.instant().plus(TERM);
        if (renew(place, run)) {
            return new Lease(place, run, atLeast(seen, place, run), until, Optional.empty());
        }
        var before = new AtomicReference<Map<String, AttributeValue>>(Map.of());
        boolean taken = JournalTable.conditional(() -> before.set(table.client().updateItem(r -> r.tableName(table.name())
                .key(JournalTable.key(LEASE, place))
                .updateExpression("set #run = :run, #until = :until add #token :one")
                .conditionExpression("attribute_not_exists(#run) or #until < :now")
                .expressionAttributeNames(names("#run", "run", "#until", "until", "#token", "token"))
                .expressionAttributeValues(Map.of(":run", JournalTable.text(run), ":until", number(until.getEpochSecond()),
                        ":now", number(clock.instant().getEpochSecond()), ":one", number(1)))
                .returnValues(ReturnValue.ALL_OLD)).attributes()));
        // Another delivery for the same run may just have been faster.
        if (!taken && !renew(place, run)) {
            throw new Rejected(ErrorCode.TARGET_LOCKED, "Run '" + holder(place)
                    + "' is working on this target: wait for it ('stepferry run watch') or stop it ('stepferry run cancel')");
        }
        return new Lease(place, run, atLeast(seen + 1, place, run), until, Optional.ofNullable(before.get().get("run")).map(AttributeValue::s));
    }

    private long atLeast(long least, String place, String run) {
        long token = token(place);
        if (token < least) {
            JournalTable.conditional(() -> table.client().updateItem(r -> r.tableName(table.name())
                    .key(JournalTable.key(LEASE, place))
                    .updateExpression("set #token = :least")
                    .conditionExpression("#run = :run and #token < :least")
                    .expressionAttributeNames(names("#run", "run", "#token", "token"))
                    .expressionAttributeValues(Map.of(":run", JournalTable.text(run), ":least", number(least)))));
        }
        return Math.max(token, least);
    }

    /** Prolongs the lease; false if the run does not hold it. */
    public boolean renew(String place, String run) {
        return JournalTable.conditional(() -> table.client().updateItem(r -> r.tableName(table.name())
                .key(JournalTable.key(LEASE, place))
                .updateExpression("set #until = :until")
                .conditionExpression("#run = :run")
                .expressionAttributeNames(names("#run", "run", "#until", "until"))
                .expressionAttributeValues(Map.of(":run", JournalTable.text(run),
                        ":until", number(clock.instant().plus(TERM).getEpochSecond())))));
    }

    /** Gives the lease back if the run holds it. */
    public void release(String place, String run) {
        JournalTable.conditional(() -> table.client().updateItem(r -> r.tableName(table.name())
                .key(JournalTable.key(LEASE, place))
                .updateExpression("remove #run, #until")
                .conditionExpression("#run = :run")
                .expressionAttributeNames(names("#run", "run", "#until", "until"))
                .expressionAttributeValues(Map.of(":run", JournalTable.text(run)))));
    }

    private long token(String place) {
        return Long.parseLong(item(place).get("token").n());
    }

    private String holder(String place) {
        var run = item(place).get("run");
        return run == null ? "another run" : run.s();
    }

    private Map<String, AttributeValue> item(String place) {
        return JournalTable.translated(() -> table.client().getItem(
                r -> r.tableName(table.name()).consistentRead(true).key(JournalTable.key(LEASE, place))).item());
    }

    private static Map<String, String> names(String... pairs) {
        var names = new java.util.HashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            names.put(pairs[i], pairs[i + 1]);
        }
        return names;
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
