package stepferry.tables;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import stepferry.model.KeyRange;
import stepferry.model.plan.SampleRow;
import stepferry.model.rules.RowReference;

/**
 * A stage's rows beside those of a table without a key: a row is the same only as a whole, and may stand there several times.
 *
 * @param surplus counts rows that one side has more often than the other
 * @param byItself the rows with all their columns for a key, to show some of them; empty without columns
 */
public record WholeRows(Surplus surplus, Optional<Contrast> byItself) implements Contrast {
    /** Counts the rows whose weights come to more than nothing. */
    @FunctionalInterface
    public interface Surplus {
        /**
         * How many.
         *
         * @param waiting a waiting row's weight
         * @param standing that of a row of the table
         */
        long of(int waiting, int standing);
    }

    @Override
    public long missing() {
        return surplus.of(1, -1);
    }

    @Override
    public OptionalLong admitted() {
        return OptionalLong.of(missing());
    }

    @Override
    public long differing() {
        return 0;
    }

    @Override
    public long absent(Optional<String> filter, List<KeyRange> stretches) {
        return surplus.of(-1, 1);
    }

    @Override
    public Portion going(Optional<String> filter, List<KeyRange> stretches) {
        return itself().going(filter, stretches);
    }

    @Override
    public Portion staying(Optional<String> filter, List<KeyRange> stretches) {
        return itself().staying(filter, stretches);
    }

    @Override
    public long unmet(RowReference reference) {
        return itself().unmet(reference);
    }

    private Contrast itself() {
        return byItself.orElseThrow(() -> new IllegalStateException("a table without columns points nowhere"));
    }

    @Override
    public List<SampleRow> waitingRows(Sampling sampling) {
        return byItself.map(each -> each.waitingRows(sampling)).orElse(List.of());
    }

    @Override
    public List<SampleRow> missingRows(Sampling sampling) {
        return byItself.map(each -> each.missingRows(sampling)).orElse(List.of());
    }

    @Override
    public List<SampleRow> differingRows(Sampling sampling) {
        return List.of();
    }

    @Override
    public List<SampleRow> absentRows(Optional<String> filter, List<KeyRange> stretches, Sampling sampling) {
        return byItself.map(each -> each.absentRows(filter, stretches, sampling)).orElse(List.of());
    }
}
