package stepferry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import stepferry.model.ErrorCode;
import stepferry.model.Lease;
import stepferry.model.Rejected;
import stepferry.servers.SteppedClock;

/** One run per target. */
class LeasesTest {
    private static final String PLACE = "jdbc:postgresql://db/prod#public";

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final Leases leases = new Leases(Journals.fresh(), clock);

    @Test
    void ofManyAtOnceOneGetsIt() throws InterruptedException {
        var answers = Race.of(8, i -> () -> leases.acquire(PLACE, "run-" + i, 0));

        assertThat(answers).filteredOn(Lease.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(answer -> !(answer instanceof Lease)).hasSize(7)
                .allSatisfy(answer -> assertThat(answer).isInstanceOfSatisfying(Rejected.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.TARGET_LOCKED)));
    }

    @Test
    void deliveriesOfOneRunGetTheSameToken() throws InterruptedException {
        var first = leases.acquire(PLACE, "run", 0);
        var answers = Race.of(8, i -> () -> leases.acquire(PLACE, "run", 0).token());

        assertThat(answers).containsOnly(first.token());
    }

    @Test
    void theFirstDeliveriesOfOneRunMayCollide() throws InterruptedException {
        var answers = Race.of(8, i -> () -> leases.acquire(PLACE, "run", 0).token());

        assertThat(answers).containsOnly(1L);
    }

    @Test
    void theHolderIsNamed() {
        leases.acquire(PLACE, "holder", 0);

        assertThatThrownBy(() -> leases.acquire(PLACE, "other", 0)).hasMessageContaining("holder");
        assertThat(leases.renew(PLACE, "other")).isFalse();
        assertThat(leases.renew(PLACE, "holder")).isTrue();
    }

    @Test
    void otherTargetsAreFree() {
        leases.acquire(PLACE, "one", 0);

        assertThat(leases.acquire(PLACE + "2", "two", 0).token()).isEqualTo(1);
    }

    @Test
    void itIsTakenOverOnceItRanOutWithATokenThatGrows() {
        var first = leases.acquire(PLACE, "dead", 0);
        clock.pass(Leases.TERM.minusSeconds(1));
        assertThatThrownBy(() -> leases.acquire(PLACE, "next", 0)).isInstanceOf(Rejected.class);

        clock.pass(Duration.ofSeconds(2));
        var second = leases.acquire(PLACE, "next", 0);

        assertThat(second.token()).isGreaterThan(first.token());
        assertThat(second.dead()).as("whose lease ran out").contains("dead");
        assertThat(first.dead()).isEmpty();
        assertThat(leases.renew(PLACE, "dead")).isFalse();
        leases.release(PLACE, "dead");
        assertThat(leases.renew(PLACE, "next")).isTrue();
    }

    @Test
    void renewingKeepsIt() {
        leases.acquire(PLACE, "long", 0);
        for (int i = 0; i < 5; i++) {
            clock.pass(Leases.TERM.minusSeconds(1));
            assertThat(leases.renew(PLACE, "long")).isTrue();
        }

        assertThatThrownBy(() -> leases.acquire(PLACE, "next", 0)).isInstanceOf(Rejected.class);
    }

    @Test
    void ofManyThatTakeOverAtOnceOneGetsIt() throws InterruptedException {
        leases.acquire(PLACE, "dead", 0);
        clock.pass(Leases.TERM.plusSeconds(1));
        var answers = Race.of(8, i -> () -> leases.acquire(PLACE, "run-" + i, 0));

        assertThat(answers).filteredOn(Lease.class::isInstance).hasSize(1)
                .allSatisfy(lease -> assertThat(((Lease) lease).token()).isEqualTo(2));
    }

    @Test
    void releasingFreesItAndTheTokenStillGrows() {
        var first = leases.acquire(PLACE, "one", 0);
        leases.release(PLACE, "one");
        leases.release(PLACE, "one");

        assertThat(leases.acquire(PLACE, "two", 0).token()).isGreaterThan(first.token());
        assertThat(leases.renew(PLACE, "one")).isFalse();
    }

    @Test
    void aTargetThatOutlivedItsJournalIsEnteredAgain() {
        var first = leases.acquire(PLACE, "one", 700);
        assertThat(first.token()).isEqualTo(701);
        assertThat(leases.acquire(PLACE, "one", 701).token()).as("the run has been inside meanwhile").isEqualTo(701);

        leases.release(PLACE, "one");
        assertThat(leases.acquire(PLACE, "two", 701).token()).isEqualTo(702);
        leases.release(PLACE, "two");
        assertThat(leases.acquire(PLACE, "three", 5).token()).isEqualTo(703);
    }

    @Test
    void releasingWhatNobodyHoldsIsFine() {
        leases.release("nowhere", "run");

        assertThat(leases.renew("nowhere", "run")).isFalse();
        assertThat(leases.acquire("nowhere", "run", 0).token()).isEqualTo(1);
    }
}
