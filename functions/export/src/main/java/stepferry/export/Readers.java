package stepferry.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import stepferry.model.Unavailable;
import stepferry.packages.PackageWriter;
import stepferry.packages.PartWriter;
import stepferry.runtime.FunctionMemory;
import stepferry.runtime.Meter;
import stepferry.runtime.Meters;
import stepferry.runtime.telemetry.LogScope;
import stepferry.tables.Database;

/** Reads tables by several connections that all see one instant, the longest stretch first. */
final class Readers {
    /** What the function and one reader need. */
    private static final long LEAST_MEMORY = 512L << 20;
    /** What one more reader needs: a row of 20 MB in the driver, a piece of a file on its way, and what compresses. */
    private static final long MEMORY = 192L << 20;
    /** For so much, one more connection is worth its while. */
    private static final long WORTHWHILE = 16L << 20;
    private static final int MOST = 4;

    private final Database first;
    private final Supplier<Database> another;
    private final PackageWriter writer;
    private final Meters meters;
    private final Queue<Stretch> waiting = new ConcurrentLinkedQueue<>();

    private record Stretch(TableReading table, int index, Meter meter) {}

    /**
     * @param first has its snapshot
     * @param another opens one more connection to the same database
     */
    Readers(Database first, Supplier<Database> another, PackageWriter writer, Meters meters) {
        this.first = first;
        this.another = another;
        this.writer = writer;
        this.meters = meters;
    }

    void read(Collection<TableReading> tables) {
        tables.stream()
                .flatMap(this::stretches)
                .sorted(Comparator.comparingLong((Stretch stretch) -> stretch.table().stretchBytes()).reversed())
                .forEach(waiting::add);
        var others = new ArrayList<Database>();
        try {
            join(others, most(tables.stream().mapToLong(TableReading::bytes).sum()) - 1);
            together(others);
        } finally {
            others.forEach(Database::close);
        }
    }

    private Stream<Stretch> stretches(TableReading table) {
        var meter = meters.table(table.table(), 0, table.bytes());
        return IntStream.range(0, table.stretches()).mapToObj(i -> new Stretch(table, i, meter));
    }

    private int most(long bytes) {
        long worth = Math.min(waiting.size(), bytes / WORTHWHILE + 1);
        return (int) Math.clamp(Math.min(worth, 1 + (FunctionMemory.bytes() - LEAST_MEMORY) / MEMORY), 1, MOST);
    }

    private void join(List<Database> others, int more) {
        try {
            boolean all = true;
            while (all && others.size() < more) {
                var other = joined();
                other.ifPresent(others::add);
                all = other.isPresent();
            }
        } catch (Unavailable _) {
            // The database has no connection to spare: fewer readers will do.
        }
    }

    private Optional<Database> joined() {
        var other = another.get();
        boolean joined = false;
        try {
            joined = other.joinSnapshot(first);
        } finally {
            if (!joined) {
                other.close();
            }
        }
        return joined ? Optional.of(other) : Optional.empty();
    }

    private void together(List<Database> others) {
        var sources = Stream.concat(Stream.of(first), others.stream()).toList();
        try (var threads = Executors.newFixedThreadPool(sources.size())) {
            var working = sources.stream().map(source -> CompletableFuture.runAsync(LogScope.carried(() -> work(source)), threads)).toList();
            CompletableFuture.allOf(working.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static void read(Stretch next, Database source, PartWriter parts) {
        LogScope.table(next.table().table(), () -> LogScope.part(next.index(), () -> next.table().read(next.index(), source, parts, next.meter())));
    }

    private void work(Database source) {
        var parts = writer.parts();
        try {
            for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                read(next, source, parts);
            }
        } catch (RuntimeException e) {
            // The others end what they are at, and begin nothing.
            waiting.clear();
            throw e;
        }
    }
}
