package stepferry.tables;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import stepferry.model.KeyRange;
import stepferry.model.plan.SampleRow;
import stepferry.model.rules.RowReference;

/** The rows of a {@link Stage} beside those of its table: what a merge would do, without doing it. Nothing is locked. */
public interface Contrast {
    /** How many waiting rows the table does not have. */
    long missing();

    /** Of those, how many the table's other unique constraints admit, and each other; empty where that cannot be tried. */
    OptionalLong admitted();

    /** How many rows of the table have a waiting row with the same key and other values. */
    long differing();

    /**
     * How many rows of the table no waiting row is the same as.
     *
     * @param filter only of those that meet this condition
     * @param stretches only of those that lie in one of them; empty means anywhere
     */
    long absent(Optional<String> filter, List<KeyRange> stretches);

    /** The rows of {@link #absent}. */
    Portion going(Optional<String> filter, List<KeyRange> stretches);

    /**
     * The rows of the table that no waiting row is the same as, but for those that meet the condition.
     *
     * @param filter a condition; without one, all of them
     */
    Portion staying(Optional<String> filter, List<KeyRange> stretches);

    /** How many waiting rows that the table does not have, or not so, point at rows that are not there now. */
    long unmet(RowReference reference);

    /** Rows that wait, whatever the table has; it need not be there. */
    List<SampleRow> waitingRows(Sampling sampling);

    List<SampleRow> missingRows(Sampling sampling);

    List<SampleRow> differingRows(Sampling sampling);

    List<SampleRow> absentRows(Optional<String> filter, List<KeyRange> stretches, Sampling sampling);
}
