package stepferry.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import stepferry.model.Strategy;

/** Which strategy is chosen, and what is said of it. */
class EstimateTest {
    private static final Estimate SMALL = new Estimate(61, 312_000_000);
    private static final Estimate LARGE = new Estimate(3, 40_000_000_000L);

    @Test
    void whatFitsOneFunctionIsAtomicAndMoreIsChunked() {
        assertThat(SMALL.settle(Strategy.AUTO)).isEqualTo(Strategy.ATOMIC);
        assertThat(LARGE.settle(Strategy.AUTO)).isEqualTo(Strategy.CHUNKED);
        assertThat(new Estimate(0, 0).settle(Strategy.AUTO)).isEqualTo(Strategy.ATOMIC);
    }

    @Test
    void whatWasAskedForHolds() {
        assertThat(SMALL.settle(Strategy.CHUNKED)).isEqualTo(Strategy.CHUNKED);
        assertThat(LARGE.settle(Strategy.ATOMIC)).isEqualTo(Strategy.ATOMIC);
        assertThat(LARGE.sentence(Strategy.ATOMIC)).contains("as was asked");
    }

    @Test
    void theSentenceSaysWhyHowLongAndForHowLongTheTargetIsLocked() {
        assertThat(SMALL.sentence(Strategy.AUTO)).isEqualTo("atomic, it fits one function comfortably: 312 MB in 61 tables take about 41 s,"
                + " the target is locked for about 34 s");
        assertThat(LARGE.sentence(Strategy.AUTO)).startsWith("chunked, one function would take about ").contains("of the 15 min it has");
    }

    @Test
    void chunkedLocksTheTargetForLess() {
        assertThat(LARGE.locked(Strategy.CHUNKED)).isLessThan(LARGE.locked(Strategy.ATOMIC)).isLessThan(LARGE.seconds(Strategy.CHUNKED));
    }

    @Test
    void theOutcomeCarriesItAll() {
        var checked = Checked.of(4, 0, List.of(), List.of(), List.of(), SMALL, Strategy.AUTO);
        assertThat(checked.strategy()).isEqualTo(Strategy.ATOMIC);
        assertThat(checked.seconds()).isEqualTo(41);
        assertThat(checked.lockedSeconds()).isEqualTo(34);
        assertThat(checked).hasToString("4 files intact, 0 structure changes to make, 0 notices, 0 findings; " + SMALL.sentence(Strategy.AUTO));
    }
}
