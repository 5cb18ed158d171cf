package stepferry.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import stepferry.model.ErrorCode;
import stepferry.model.Unavailable;
import stepferry.tables.Database;

/**
 * The end of a function's time. Shortly before it, the step's database connections are broken off, whatever they are doing: the databases
 * undo what was not committed, and there is still time to say so. Without a limit nothing happens.
 */
public final class Deadline implements AutoCloseable {
    /** Enough to take unfinished uploads back and to tell the journal, whose clients try again for some seconds. */
    private static final Duration RESERVE = Duration.ofSeconds(15);
    /** Of a short time no more than so much is kept back. */
    private static final int RESERVED_PART = 10;
    private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

    private final Optional<Duration> allowed;
    private final Set<Database> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean passed;

    private Deadline(Optional<Duration> allowed) {
        this.allowed = allowed;
    }

    /** @param invocation absent where nobody limits the time */
    static Deadline of(Optional<Context> invocation) {
        var deadline = new Deadline(invocation.map(context -> allowed(Duration.ofMillis(context.getRemainingTimeInMillis()))));
        deadline.allowed.ifPresent(time -> Thread.ofPlatform().daemon().name("deadline").start(() -> deadline.passAfter(time)));
        return deadline;
    }

    static Duration allowed(Duration remaining) {
        var part = remaining.dividedBy(RESERVED_PART);
        return remaining.minus(part.compareTo(RESERVE) < 0 ? part : RESERVE);
    }

    /** Where the deed opens a connection or asks, it is this deadline that counts. */
    <T> T during(Supplier<T> deed) {
        return ScopedValue.where(CURRENT, this).call(deed::get);
    }

    boolean passed() {
        return passed;
    }

    /** How long the step may take. */
    Optional<Duration> allowed() {
        return allowed;
    }

    /** This connection ends with the time. */
    static Database watched(Database database) {
        if (CURRENT.isBound()) {
            CURRENT.get().watch(database);
        }
        return database;
    }

    /**
     * For work in which no database takes part.
     *
     * @param what what would be done now, in words that finish "while"
     * @throws Unavailable if the time is over
     */
    public static void ask(String what) {
        if (CURRENT.isBound() && CURRENT.get().passed) {
            throw new Unavailable(ErrorCode.TIME_EXHAUSTED, "The function's time is over").at(Unavailable.WHILE, what);
        }
    }

    private void watch(Database database) {
        connections.add(database);
        if (passed) {
            database.abort();
        }
    }

    private void passAfter(Duration time) {
        try {
            if (!done.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                passed = true;
                connections.forEach(Database::abort);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
    }
}
