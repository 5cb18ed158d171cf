package stepferry.apply;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import stepferry.model.LockTimes;

/** Measures for how long others have to wait. Of several waits of one kind in a transaction, the first one counts to its end. */
final class LockClock {
    private final LongSupplier nanos;
    private OptionalLong writersSince = OptionalLong.empty();
    private OptionalLong readersSince = OptionalLong.empty();
    private Duration writers = Duration.ZERO;
    private Duration readers = Duration.ZERO;

    LockClock() {
        this(System::nanoTime);
    }

    LockClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Writers wait from now on; asking for a lock is enough, since those who come later queue up behind that. */
    void writersWait() {
        if (writersSince.isEmpty()) {
            writersSince = OptionalLong.of(nanos.getAsLong());
        }
    }

    /** Readers wait from now on, and so do writers. */
    void readersWait() {
        writersWait();
        if (readersSince.isEmpty()) {
            readersSince = OptionalLong.of(nanos.getAsLong());
        }
    }

    /** The transaction has ended, and its locks with it. */
    void over() {
        writers = total(writers, writersSince);
        readers = total(readers, readersSince);
        writersSince = OptionalLong.empty();
        readersSince = OptionalLong.empty();
    }

    /** The waits that are over, and those under way until now. */
    LockTimes times() {
        return new LockTimes(total(writers, writersSince).toMillis(), total(readers, readersSince).toMillis());
    }

    private Duration total(Duration before, OptionalLong since) {
        return since.isPresent() ? before.plusNanos(nanos.getAsLong() - since.getAsLong()) : before;
    }
}
