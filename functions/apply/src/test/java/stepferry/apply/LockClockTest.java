package stepferry.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import stepferry.model.LockTimes;

/** For how long others waited. */
class LockClockTest {
    private final AtomicLong now = new AtomicLong(7);
    private final LockClock clock = new LockClock(now::get);

    private void later(long millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    @Test
    void theFirstWaitCountsToTheEnd() {
        later(1);
        clock.writersWait();
        later(10);
        clock.readersWait();
        clock.writersWait();
        later(100);
        clock.readersWait();
        later(1000);

        assertThat(clock.times()).isEqualTo(new LockTimes(1110, 1100));
    }

    @Test
    void whoeverKeepsReadersAwayKeepsWritersAwayToo() {
        clock.readersWait();
        later(5);

        assertThat(clock.times()).isEqualTo(new LockTimes(5, 5));
    }

    @Test
    void nobodyWaitsWhenNothingIsLocked() {
        later(5);

        assertThat(clock.times()).isEqualTo(new LockTimes(0, 0));
    }

    @Test
    void aTransactionsEndEndsItsWaits() {
        clock.readersWait();
        later(5);
        clock.over();
        later(50);
        clock.writersWait();
        later(500);

        assertThat(clock.times()).isEqualTo(new LockTimes(505, 5));
    }

    @Test
    void theSentenceSaysWhatWasMeasured() {
        assertThat(new LockTimes(8249, 41)).hasToString("the target was locked for writing for 8.2 s, for reading for 41 ms");
        assertThat(new LockTimes(99, 0)).hasToString("the target was locked for writing for 99 ms, and never for reading");
    }
}
