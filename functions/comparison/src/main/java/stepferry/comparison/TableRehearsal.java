package stepferry.comparison;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import stepferry.model.PackagedTable;
import stepferry.model.Rule;
import stepferry.model.TableDigest;
import stepferry.model.plan.PlannedTable;
import stepferry.model.plan.RowCounts;
import stepferry.model.plan.SampleRow;
import stepferry.model.plan.Samples;
import stepferry.model.structure.Table;
import stepferry.tables.Database;
import stepferry.tables.RowKey;
import stepferry.tables.RowSelection;
import stepferry.tables.Sampling;

/** What landing rows would do to one table. */
final class TableRehearsal {
    private static final int SAMPLES = 5;
    /** Nobody reads more rows of a plan than so many, and it has to fit a function's memory. */
    private static final int MOST_SAMPLES = 3000;
    /** So much is brought of a table that is not there yet, to show a few rows of it. */
    private static final long SAMPLED_BYTES = 4L << 20;

    private final Database target;
    private final PackagedRows content;
    private final HiddenColumns hidden;
    private final Turnover turnover;
    private int sampled;

    TableRehearsal(Database target, PackagedRows content, HiddenColumns hidden, Turnover turnover) {
        this.target = target;
        this.content = content;
        this.hidden = hidden;
        this.turnover = turnover;
    }

    /** Of a table that the target does not have. */
    PlannedTable fresh(PackagedTable packaged, Table desired) {
        return Told.of(packaged).rows(new RowCounts(packaged.rows(), 0, 0, 0), noted(new Samples(firstRows(packaged, desired), List.of(), List.of())))
                .note("the table is new").done();
    }

    private List<SampleRow> firstRows(PackagedTable packaged, Table desired) {
        var sampling = sampling(packaged);
        if (sampling.most() == 0 || packaged.columns().isEmpty() || packaged.parts().isEmpty()
                || packaged.parts().getFirst().rawBytes() > SAMPLED_BYTES) {
            return List.of();
        }
        var stage = target.rows().stageApart(desired, packaged.columns(), List.of());
        arrival(packaged, TableDigest.EMPTY).write(packaged.parts().subList(0, 1), stage::write);
        var key = keyOf(packaged, desired).orElseGet(() -> RowKey.natural(packaged.columns()));
        var rows = stage.contrast(Optional.of(RowKey.natural(key.columns())), packaged.columns()).waitingRows(sampling);
        stage.drop();
        return rows;
    }

    /**
     * Of a table whose rows both sides have in the same columns.
     *
     * @param there the target's table as it is now
     */
    PlannedTable compared(ComingRows rows, Table there) {
        if (!rows.adapted() && !rows.pending()) {
            return stays(rows);
        }
        if (rows.fills()) {
            return filled(rows);
        }
        rows.keepCounters();
        boolean overwrites = rows.packaged().rule() == Rule.OVERWRITE;
        if (overwrites && rows.adapted() && rows.staged().digest().equals(rows.standing().whole())) {
            rows.arrival().end();
            return stays(rows);
        }
        var told = overwrites ? overwritten(rows) : merged(rows, there);
        if (!rows.table().primaryKey().equals(there.primaryKey())) {
            told.inexact("its primary key changes");
        }
        return told.standing(rows.packaged().columns(), rows.standing().whole()).done();
    }

    private PlannedTable filled(ComingRows rows) {
        var packaged = rows.packaged();
        var samples = noted(new Samples(firstRows(packaged, rows.table()), List.of(), List.of()));
        return Told.of(packaged).rows(new RowCounts(packaged.rows(), 0, 0, 0), samples)
                .standing(packaged.columns(), rows.standing().whole()).done();
    }

    private PlannedTable stays(ComingRows rows) {
        turnover.settled(rows.name());
        return Told.of(rows.packaged()).rows(new RowCounts(0, 0, 0, rows.standing().whole().rows()), Samples.NONE)
                .standing(rows.packaged().columns(), rows.standing().whole()).done();
    }

    private Told overwritten(ComingRows rows) {
        var key = keyOf(rows.packaged(), rows.table());
        var merge = Merge.of(rows.packaged(), rows.staged().contrast(key, rows.packaged().columns()), rows.spans());
        return told(rows, merge, merge.count(coming(rows))).replaced(rows.adapted() || !rows.merges());
    }

    /** The primary key; none where the database computes it from other columns. */
    private static Optional<RowKey> keyOf(PackagedTable packaged, Table table) {
        return Optional.of(table.primaryKey()).filter(columns -> !columns.isEmpty() && packaged.columns().containsAll(columns))
                .map(RowKey::primary);
    }

    private Told merged(ComingRows rows, Table there) {
        var key = rows.key();
        if (rows.packaged().rule() == Rule.UPSERT) {
            rows.keepColumns(key);
        }
        var contrast = rows.staged().contrast(Optional.of(key), rows.packaged().columns());
        var merge = Merge.of(rows.packaged(), contrast, rows.spans());
        return rows.packaged().rule() == Rule.UPSERT ? told(rows, merge, merge.count(coming(rows))) : admitted(rows, merge, there);
    }

    private Told admitted(ComingRows rows, Merge merge, Table there) {
        boolean large = target.rows().bytes(there.name()) > Rehearsal.MOST_OF_TABLE;
        var admitted = large ? OptionalLong.empty() : merge.contrast().admitted();
        return admitted.isPresent()
                ? told(rows, merge, merge.count(admitted.getAsLong(), rows.packaged().rows()))
                : told(rows, merge, merge.count(rows.packaged().rows()))
                        .inexact("the table's unique constraints may admit fewer rows: it is too large to try that,"
                                + " or a key is over computed columns");
    }

    private Told told(ComingRows rows, Merge merge, RowCounts counts) {
        return told(rows.packaged(), merge, counts, rows.arrival()::end);
    }

    private Told told(PackagedTable packaged, Merge merge, RowCounts counts, Runnable end) {
        var samples = noted(merge.samples(counts, sampling(packaged)));
        turnover.merged(packaged, merge, counts, end);
        return Told.of(packaged).rows(counts, samples);
    }

    private static long coming(ComingRows rows) {
        return rows.staged().rows() + rows.arrival().passed();
    }

    /** Of a table that has other columns than the package's. */
    PlannedTable partial(PartialRows rows) {
        var packaged = rows.packaged();
        var standing = standing(rows);
        if (rows.key().isEmpty() && (packaged.rule().byKey() || rows.shared().isEmpty())) {
            return bounds(rows);
        }
        var stage = target.rows().stageApart(rows.desired(), packaged.columns(), rows.shared());
        arrival(packaged, standing).write(packaged.parts(), stage::write);
        var merge = Merge.of(packaged, stage.contrast(rows.key(), rows.compared()), List.of());
        return told(packaged, merge, merge.count(packaged.rows()), stage::drop).inexact(rows.note()).standing(rows.shared(), standing).done();
    }

    /** Of a table of which there is too much to compare it. */
    PlannedTable bounds(ComingRows rows) {
        var packaged = rows.packaged();
        var standing = rows.standing();
        long passed = standing.spans().isEmpty() ? 0
                : packaged.rows() - standing.differing().stream().mapToLong(part -> packaged.parts().get(part).rows()).sum();
        return bounds(packaged, packaged.rows() - passed, standing.whole().rows() - passed, passed)
                .standing(packaged.columns(), standing.whole()).done();
    }

    PlannedTable bounds(PartialRows rows) {
        var standing = standing(rows);
        return bounds(rows.packaged(), rows.packaged().rows(), standing.rows(), 0).note(rows.note()).standing(rows.shared(), standing).done();
    }

    /** @param facing how many rows of the table the coming ones may meet */
    private static Told bounds(PackagedTable packaged, long coming, long facing, long passed) {
        boolean deletes = packaged.rule() == Rule.OVERWRITE || packaged.options().delete();
        long updated = packaged.rule() == Rule.INSERT_IGNORE ? 0 : Math.min(coming, facing);
        return Told.of(packaged).rows(new RowCounts(coming, updated, deletes ? Math.max(0, facing) : 0, passed), Samples.NONE)
                .inexact("too much differs to compare it row by row: the numbers are the most that can be");
    }

    private TableDigest standing(PartialRows rows) {
        return target.rows().digest(RowSelection.all(rows.packaged().name(), rows.shared()));
    }

    private Arrival arrival(PackagedTable packaged, TableDigest standing) {
        var everything = IntStream.range(0, packaged.parts().size()).boxed().toList();
        return new Arrival(target, content, new Standing(packaged, List.of(standing), everything), Set.of());
    }

    private Sampling sampling(PackagedTable packaged) {
        return hidden.sampling(packaged, sampled < MOST_SAMPLES ? SAMPLES : 0);
    }

    private Samples noted(Samples samples) {
        sampled += samples.inserted().size() + samples.updated().size() + samples.deleted().size();
        return samples;
    }
}
