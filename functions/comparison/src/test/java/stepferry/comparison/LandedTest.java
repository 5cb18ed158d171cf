package stepferry.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stepferry.model.Receipt;

/** Which run an environment is compared with. */
class LandedTest {
    private static Receipt receipt(String run, String restores) {
        return new Receipt(run, "p", "d", Optional.ofNullable(restores), 1, Instant.EPOCH, List.of(), List.of(), List.of());
    }

    private static Optional<String> last(Receipt... latestFirst) {
        return Landed.last(List.of(latestFirst)).map(Receipt::run);
    }

    @Test
    void theLatestThatStands() {
        assertThat(last()).isEmpty();
        assertThat(last(receipt("b", null), receipt("a", null))).contains("b");
        assertThat(last(receipt("b", null).underWay(), receipt("a", null))).contains("a");
    }

    @Test
    void notOneThatWasTakenBack() {
        assertThat(last(receipt("back", "b"), receipt("b", null), receipt("a", null))).contains("a");
        assertThat(last(receipt("b#restored", "b"), receipt("b", null))).isEmpty();
    }

    @Test
    void oneWhoseTakingBackWasTakenBackStandsAgain() {
        assertThat(last(receipt("forth", "back"), receipt("back", "b"), receipt("b", null), receipt("a", null))).contains("b");
    }
}
