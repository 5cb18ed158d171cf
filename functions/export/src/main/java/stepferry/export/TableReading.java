package stepferry.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stepferry.model.KeyCuts;
import stepferry.model.KeyRange;
import stepferry.model.Part;
import stepferry.model.TableDigest;
import stepferry.model.structure.Table;
import stepferry.packages.Cutting;
import stepferry.packages.PartWriter;
import stepferry.runtime.FunctionMemory;
import stepferry.runtime.Meter;
import stepferry.tables.Database;
import stepferry.tables.LongRow;
import stepferry.tables.RowSelection;
import stepferry.tables.Rows;
import stepferry.tables.TextLine;

/**
 * The rows of one table on their way into a package. A large table is read in the order of its primary key, and cut where its parts end:
 * then any database can say part by part what it holds of them. It is read in several stretches, possibly at once.
 */
final class TableReading {
    private static final Logger LOG = LoggerFactory.getLogger(TableReading.class);
    /** A table below that is read as it comes, into one part. */
    static final long LARGE = 4L << 20;
    /** So much is read in one go. */
    private static final long STRETCH = 64L << 20;
    /** Above that a table whose rows lie in another order than its key's is not worth sorting. */
    private static final long SORTABLE = 1L << 30;

    /** One row may take this part of the memory. */
    private static final int MEMORY_PART = 3;
    /** More than that neither an array nor PostgreSQL can hold. */
    private static final long LONGEST = 1L << 30;

    private final RowSelection selection;
    private final long bytes;
    private final List<String> key;
    private final List<Optional<KeyRange>> stretches;
    private final Optional<TableDigest> known;
    private final AtomicReferenceArray<Stretch> read;
    private final Consumer<byte[]> watch;

    /** A stretch of the table as it was read. */
    private record Stretch(List<Part> parts, TableDigest digest) {}

    private TableReading(
            RowSelection selection,
            long bytes,
            List<String> key,
            List<Optional<KeyRange>> stretches,
            Optional<TableDigest> known,
            Consumer<byte[]> watch) {
        this.selection = selection;
        this.bytes = bytes;
        this.key = key;
        this.stretches = stretches;
        this.known = known;
        this.read = new AtomicReferenceArray<>(stretches.size());
        this.watch = watch;
    }

    /**
     * A table to read.
     *
     * @param source the database, to ask how long the table is and how it lies
     * @param known the digest of the selection, where that is known already
     * @param watch sees every row, by several threads; does not keep it
     */
    static TableReading of(Database source, Table table, RowSelection selection, Optional<TableDigest> known, Consumer<byte[]> watch) {
        refuseLongRows(source, table, selection);
        long bytes = source.rows().bytes(selection.table());
        if (bytes < LARGE) {
            return new TableReading(selection, bytes, List.of(), List.of(Optional.empty()), known, watch);
        }
        var cuttable = source.rows().cutKey(table);
        var key = cuttable.stream().allMatch(column -> selection.maskOf(column).isEmpty()) ? cuttable : List.<String>of();
        var cuts = source.rows().split(selection.table(), key, (int) Math.min(1000, bytes / STRETCH + 1));
        boolean orderly = cuts.columns().equals(key);
        if (!key.isEmpty() && (orderly || bytes < SORTABLE)) {
            return new TableReading(selection, bytes, key, stretches(orderly ? cuts : new KeyCuts(key, List.of())), known, watch);
        }
        return new TableReading(selection, bytes, List.of(), cuts.columns().isEmpty() ? List.of(Optional.empty()) : stretches(cuts),
                known, watch);
    }

    private static void refuseLongRows(Database source, Table table, RowSelection selection) {
        var key = table.primaryKey().stream().allMatch(column -> selection.columns().contains(column) && selection.maskOf(column).isEmpty())
                ? table.primaryKey() : List.<String>of();
        source.rows().refuseLonger(selection, key, Math.min(FunctionMemory.bytes() / MEMORY_PART, LONGEST));
    }

    private static List<Optional<KeyRange>> stretches(KeyCuts cuts) {
        return cuts.ranges().stream().map(Optional::of).toList();
    }

    String table() {
        return selection.table();
    }

    long bytes() {
        return bytes;
    }

    int stretches() {
        return stretches.size();
    }

    /** About how many bytes each stretch has. */
    long stretchBytes() {
        return bytes / stretches.size();
    }

    void read(int index, Database source, PartWriter writer, Meter meter) {
        var wanted = stretches.get(index).map(selection::within).orElse(selection);
        var rows = source.rows();
        var cutting = key.isEmpty() ? Cutting.UNORDERED : new Cutting(partBytes(), row -> TextLine.key(selection, key, row));
        var parts = parts(rows, wanted, writer, cutting, meter);
        if (key.isEmpty()) {
            read.set(index, new Stretch(parts, known.filter(_ -> stretches.size() == 1).orElseGet(() -> rows.digest(wanted))));
        } else {
            var digests = rows.digests(wanted, new KeyCuts(key, parts.stream().skip(1).map(Part::from).toList()));
            read.set(index, new Stretch(digested(parts, digests), TableDigest.sum(digests)));
        }
        LOG.atInfo().addKeyValue("rows", parts.stream().mapToLong(Part::rows).sum())
                .addKeyValue("bytes", parts.stream().mapToLong(Part::rawBytes).sum()).log("read into {} parts", parts.size());
    }

    private List<Part> parts(Rows rows, RowSelection wanted, PartWriter writer, Cutting cutting, Meter meter) {
        try {
            return writer.table(sink -> rows.read(wanted, row -> {
                watch.accept(row);
                sink.row(row);
                meter.add(1, row.length);
            }), cutting);
        } catch (OutOfMemoryError e) {
            throw LongRow.outOfMemory(wanted.table(), e);
        }
    }

    private static List<Part> digested(List<Part> parts, List<TableDigest> digests) {
        return IntStream.range(0, parts.size()).mapToObj(i -> parts.get(i).digested(digests.get(i))).toList();
    }

    /** Small enough that few rows that differ do not bring many others along, large enough that no table has too many parts. */
    private long partBytes() {
        return Math.clamp(bytes / 1000, 8L << 20, 64L << 20);
    }

    List<String> partKey() {
        return key;
    }

    List<Part> parts() {
        var parts = new ArrayList<Part>();
        all().forEach(stretch -> parts.addAll(stretch.parts()));
        return Collections.unmodifiableList(parts);
    }

    TableDigest digest() {
        return TableDigest.sum(all().stream().map(Stretch::digest).toList());
    }

    private List<Stretch> all() {
        return IntStream.range(0, read.length()).mapToObj(read::get).toList();
    }
}
