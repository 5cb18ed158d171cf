package stepferry.apply;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import stepferry.comparison.Standing;
import stepferry.model.PackagedTable;
import stepferry.model.Receipt;
import stepferry.model.Rule;
import stepferry.model.structure.Column;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;
import stepferry.packages.RunLoads;
import stepferry.runtime.Connections;
import stepferry.runtime.LandingInput;
import stepferry.runtime.Progress;
import stepferry.runtime.RunPackages;
import stepferry.tables.Database;

/** Makes room for rows that come before they land, and says who brings which of them. */
@Singleton
public final class Prepare {
    /** Less than this comes within Apply as fast as a table to wait in is made, locked and dropped. */
    static final long WORTH_WAITING = 1L << 20;

    private final Connections connections;
    private final RunPackages packages;
    private final RunLoads lists;
    private final Progress progress;

    Prepare(Connections connections, RunPackages packages, RunLoads lists, Progress progress) {
        this.connections = connections;
        this.packages = packages;
        this.lists = lists;
        this.progress = progress;
    }

    Prepared prepare(LandingInput input) {
        try (var target = connections.open(input.run().target())) {
            boolean landed = enter(target, input);
            target.commit();
            if (landed) {
                return Prepared.landed();
            }
            var content = new PackagedContent(packages, packages.read(input.run(), input.packageId()), input.receiptId(), Optional.empty());
            var choice = choose(target, content, LandingOrder.of(input, content, target, Optional.empty(), Promise.NONE));
            return makeRoom(target, input, content, choice.waiting()) ? list(input, choice) : Prepared.landed();
        }
    }

    /** Whether the run has landed. */
    private static boolean enter(Database target, LandingInput input) {
        target.begin(Apply.LOCK_TIMEOUT);
        target.receipts().enter(input.run().run(), input.run().fence(input.undoesItself()));
        return target.receipts().find(input.receiptId()).filter(Receipt::landed).isPresent();
    }

    /** A table, and the parts of its rows that have to come. */
    private record Needed(PackagedTable packaged, List<Integer> parts) {
        long rows() {
            return parts.stream().mapToLong(part -> packaged.parts().get(part).rows()).sum();
        }

        List<Long> bytes() {
            return parts.stream().map(part -> packaged.parts().get(part).rawBytes()).toList();
        }
    }

    /**
     * Which tables' rows come ahead.
     *
     * @param left the large ones whose columns cannot be made before the run's changes of structure
     */
    private record Choice(List<Needed> waiting, List<PackagedTable> left) {}

    private static Choice choose(Database target, PackagedContent content, LandingOrder order) {
        target.beginSnapshot();
        var standing = target.structure();
        var desired = content.structure();
        boolean typesStay = desired.types().equals(standing.types());
        boolean keysFollow = order.rows().stream().anyMatch(packaged -> !packaged.options().match().isEmpty());
        var split = order.rows().stream()
                .filter(packaged -> packaged.bytes() >= WORTH_WAITING)
                .map(packaged -> new Needed(packaged, parts(target, standing, packaged, keysFollow)))
                .filter(needed -> !needed.parts().isEmpty())
                .collect(Collectors.partitioningBy(needed -> typesStay || plain(desired.table(needed.packaged().name()).orElseThrow())));
        target.commit();
        return new Choice(split.get(true), split.get(false).stream().map(Needed::packaged).toList());
    }

    /** Where rows follow the target's keys or counters, any of them may be written, and all have to come. */
    private static List<Integer> parts(Database target, Structure structure, PackagedTable packaged, boolean keysFollow) {
        boolean comparable = structure.table(packaged.name())
                .filter(table -> table.columns().stream().map(Column::name).toList().containsAll(packaged.columns())).isPresent();
        var all = IntStream.range(0, packaged.parts().size()).boxed().toList();
        if (!comparable) {
            return all;
        }
        var standing = Standing.of(target, packaged);
        boolean stands = packaged.digest().equals(Optional.of(standing.whole()));
        boolean follows = keysFollow || packaged.counters().isPresent();
        if (stands && !follows) {
            return List.of();
        }
        return follows || packaged.rule() == Rule.OVERWRITE && !standing.differsLittle() ? all : standing.differing();
    }

    /** Whether its columns need no type that was made in the schema. */
    private static boolean plain(Table table) {
        return table.columns().stream().noneMatch(column -> column.userType().isPresent());
    }

    /** Whether there is anything to make room for: meanwhile another delivery may have gone all the way. */
    private static boolean makeRoom(Database target, LandingInput input, PackagedContent content, List<Needed> waiting) {
        if (enter(target, input)) {
            return false;
        }
        target.waiting().dropAllBut(Optional.of(input.receiptId()));
        waiting.forEach(needed -> target.waiting().make(input.receiptId(),
                content.structure().table(needed.packaged().name()).orElseThrow(), needed.packaged().columns()));
        target.commit();
        return true;
    }

    private Prepared list(LandingInput input, Choice choice) {
        var waiting = choice.waiting();
        waiting.forEach(needed -> progress.expect(input.runId(), LoadParts.step(input), needed.packaged().name(), needed.rows(),
                needed.bytes().stream().mapToLong(Long::longValue).sum()));
        var loads = Load.of(waiting.stream().map(Prepare::cargo).toList());
        var key = lists.put(input.runId(), input.undoesItself(), loads);
        return new Prepared(lists.bucket(), key, loads.size(), waiting.size(), waiting.stream().mapToInt(table -> table.parts().size()).sum(),
                waiting.stream().flatMap(needed -> needed.bytes().stream()).mapToLong(Long::longValue).sum(),
                choice.left().stream().map(PackagedTable::name).toList());
    }

    private static Load.Cargo cargo(Needed needed) {
        return new Load.Cargo(needed.packaged().name(), needed.parts(), needed.bytes());
    }
}
