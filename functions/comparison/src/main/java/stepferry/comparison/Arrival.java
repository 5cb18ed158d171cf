package stepferry.comparison;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import stepferry.model.Diverged;
import stepferry.model.ErrorCode;
import stepferry.model.PackagedTable;
import stepferry.model.Part;
import stepferry.model.TableDigest;
import stepferry.model.Unavailable;
import stepferry.tables.Database;
import stepferry.tables.Stage;

/** How a table's rows get from the package to the target's database: they came ahead and wait there, or they come now. */
public final class Arrival {
    private final Database target;
    private final PackagedRows content;
    private final Standing standing;
    private final PackagedTable packaged;
    private final Set<Integer> came;
    private Optional<Stage> stage = Optional.empty();
    private Set<Integer> waiting = Set.of();
    private Tally tally = Tally.UNSEEN;

    /** @param came the parts that came ahead */
    Arrival(Database target, PackagedRows content, Standing standing, Set<Integer> came) {
        this.target = target;
        this.content = content;
        this.standing = standing;
        this.packaged = standing.packaged();
        this.came = came;
    }

    /** Says how much is to come: everything, or the parts that differ. */
    public void announce(boolean everything) {
        tally = content.tally(packaged.name(), parts(everything ? all() : standing.differing()));
    }

    /**
     * The rows beside the table.
     *
     * @param everything whether parts that stand in the target are wanted, too; asked first, it holds from then on
     * @param altered whether the database may alter them on the way
     */
    public Stage staged(boolean everything, boolean altered) {
        if (stage.isEmpty()) {
            var needed = everything ? all() : Set.copyOf(standing.differing());
            boolean complete = !came.isEmpty() && came.containsAll(needed);
            waiting = complete ? came : needed;
            stage = Optional.of(complete ? waitingRows() : transferred());
            if (!altered) {
                expect(packaged.name(), digest(), stage.get().digest());
            }
        }
        return stage.get();
    }

    /** All the table's rows, where they came ahead. */
    public Optional<Stage> ahead() {
        return came.isEmpty() || came.size() < packaged.parts().size() ? Optional.empty() : Optional.of(waitingRows());
    }

    /** How many rows do not even wait because they stand in the table. */
    public long passed() {
        return packaged.rows() - parts(waiting).stream().mapToLong(Part::rows).sum();
    }

    /** Hands the parts to a writer, one after the other. */
    public long write(Collection<Part> parts, ToLongFunction<InputStream> writer) {
        return write(parts, writer, tally);
    }

    /** The same, of rows that came before and are counted already. */
    public long writeAgain(Collection<Part> parts, ToLongFunction<InputStream> writer) {
        return write(parts, writer, Tally.UNSEEN);
    }

    public void end() {
        stage.ifPresent(Stage::drop);
    }

    /** @throws Diverged unless they are the same */
    public static void expect(String table, TableDigest wanted, TableDigest landed) {
        if (!wanted.equals(landed)) {
            throw new Diverged(ErrorCode.CONTENT_DIVERGED, "Table '" + table + "' would hold " + landed.rows() + " rows that are not the "
                    + wanted.rows() + " of the package: nothing was changed; a trigger, a rule or a column type alters values on the way in");
        }
    }

    private long write(Collection<Part> parts, ToLongFunction<InputStream> writer, Tally counting) {
        long rows = 0;
        for (var part : parts) {
            try (var in = counting.counting(content.rows(part))) {
                rows += writer.applyAsLong(in);
                counting.came(part.rows());
            } catch (IOException e) {
                throw new Unavailable(ErrorCode.STORAGE_UNAVAILABLE, "Reading a part of table '" + packaged.name() + "' broke off", e);
            }
        }
        return rows;
    }

    private Stage transferred() {
        var fresh = target.rows().stage(packaged.name(), packaged.columns());
        write(parts(waiting), fresh::write);
        return fresh;
    }

    private TableDigest digest() {
        return waiting.size() == packaged.parts().size()
                ? packaged.digest().orElseThrow()
                : TableDigest.sum(parts(waiting).stream().map(part -> part.digest().orElseThrow()).toList());
    }

    private Stage waitingRows() {
        return target.waiting().stage(content.landing(), packaged.name(), packaged.columns());
    }

    private Set<Integer> all() {
        return IntStream.range(0, packaged.parts().size()).boxed().collect(Collectors.toUnmodifiableSet());
    }

    private List<Part> parts(Collection<Integer> indexes) {
        return indexes.stream().sorted().map(packaged.parts()::get).toList();
    }
}
