package stepferry.comparison;

import java.util.List;
import java.util.Optional;
import stepferry.model.KeyRange;
import stepferry.model.PackagedTable;
import stepferry.model.Rule;
import stepferry.model.plan.RowCounts;
import stepferry.model.plan.Samples;
import stepferry.tables.Contrast;
import stepferry.tables.Portion;
import stepferry.tables.Sampling;

/**
 * What a rule makes of the difference between waiting rows and a table's.
 *
 * @param updates whether rows of the same key become those that wait
 * @param deletes whether rows go that nothing waits for
 * @param filter of those only the ones that meet it
 * @param stretches and that lie in one of these; empty means anywhere
 */
record Merge(Contrast contrast, boolean updates, boolean deletes, Optional<String> filter, List<KeyRange> stretches) {
    static Merge of(PackagedTable packaged, Contrast contrast, List<KeyRange> stretches) {
        boolean overwrites = packaged.rule() == Rule.OVERWRITE;
        var filter = overwrites ? Optional.<String>empty() : packaged.options().filter();
        return new Merge(contrast, packaged.rule() != Rule.INSERT_IGNORE, overwrites || packaged.options().delete(), filter, stretches);
    }

    /** The table's rows that stay and are none of those that wait; empty where there are none. */
    Optional<Portion> staying() {
        return deletes && filter.isEmpty() ? Optional.empty() : Optional.of(contrast.staying(deletes ? filter : Optional.empty(), stretches));
    }

    /** @param coming how many rows the rule looks at */
    RowCounts count(long coming) {
        return count(contrast.missing(), coming);
    }

    /** As {@link #count(long)}, where it is known how many are new. */
    RowCounts count(long inserted, long coming) {
        long updated = updates ? contrast.differing() : 0;
        return new RowCounts(inserted, updated, deletes ? contrast.absent(filter, stretches) : 0, Math.max(0, coming - inserted - updated));
    }

    /** A few of them; what there is none of is not looked for. */
    Samples samples(RowCounts counts, Sampling sampling) {
        return sampling.most() == 0 ? Samples.NONE : new Samples(
                counts.inserted() > 0 ? contrast.missingRows(sampling) : List.of(),
                counts.updated() > 0 ? contrast.differingRows(sampling) : List.of(),
                counts.deleted() > 0 ? contrast.absentRows(filter, stretches, sampling) : List.of());
    }
}
