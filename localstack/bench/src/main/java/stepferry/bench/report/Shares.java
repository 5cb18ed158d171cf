package stepferry.bench.report;

import java.time.Duration;
import stepferry.bench.measure.Measurement;

/** Parts of a promotion. */
final class Shares {
    private Shares() {}

    /** What others call dump and restore. */
    static Duration exportAndApply(Measurement promotion) {
        return step(promotion, "export").plus(step(promotion, "apply"));
    }

    static Duration step(Measurement promotion, String name) {
        return promotion.steps().getOrDefault(name, Duration.ZERO);
    }
}
