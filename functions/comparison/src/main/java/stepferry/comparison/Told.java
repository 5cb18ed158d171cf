package stepferry.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stepferry.model.PackagedTable;
import stepferry.model.Rule;
import stepferry.model.TableDigest;
import stepferry.model.plan.PlannedTable;
import stepferry.model.plan.RowCounts;
import stepferry.model.plan.Samples;

/** What is told of a table, put together. */
final class Told {
    private final PackagedTable packaged;
    private final List<String> notes = new ArrayList<>();
    private RowCounts rows = RowCounts.NONE;
    private Samples samples = Samples.NONE;
    private List<String> compared = List.of();
    private Optional<TableDigest> standing = Optional.empty();
    private boolean exact = true;
    private boolean replaced;

    private Told(PackagedTable packaged) {
        this.packaged = packaged;
        if (packaged.options().triggers()) {
            notes.add("the target's triggers fire: what they write is not foreseen");
        }
    }

    static Told of(PackagedTable packaged) {
        return new Told(packaged);
    }

    /** Of a table whose rows the run does not look at. */
    static PlannedTable nothing(PackagedTable packaged) {
        return of(packaged).done();
    }

    Told rows(RowCounts counted, Samples some) {
        rows = counted;
        samples = some;
        return this;
    }

    /** @param columns over which the digest was computed */
    Told standing(List<String> columns, TableDigest found) {
        compared = columns;
        standing = Optional.of(found);
        return this;
    }

    Told replaced(boolean all) {
        replaced = all;
        return this;
    }

    Told inexact(String why) {
        exact = false;
        return note(why);
    }

    Told note(String sentence) {
        notes.add(sentence);
        return this;
    }

    PlannedTable done() {
        // Where a merge writes nothing, rows beside it may come and go.
        boolean bound = rows.written() > 0 || !exact || packaged.rule() == Rule.OVERWRITE;
        return new PlannedTable(packaged.name(), packaged.rule(), packaged.reason(), packaged.options().words(), rows, exact, replaced, notes,
                bound ? compared : List.of(), standing.filter(_ -> bound), samples);
    }
}
