package stepferry.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stepferry.model.PackagedTable;
import stepferry.model.plan.PlannedTable;
import stepferry.model.rules.RowReference;
import stepferry.model.structure.Column;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;
import stepferry.tables.Database;

/**
 * What landing rows would do to a target's tables, tried without touching them: rows that differ wait in temporary tables of the session and
 * are compared there. The database's transaction is a rehearsal; whoever began it ends it by taking it back.
 */
public final class Rehearsal {
    /** So many bytes of a table's rows are brought and compared; of more only bounds are told. */
    public static final long MOST_OF_TABLE = 64L << 20;
    /** So many of all tables. */
    private static final long MOST_OF_ALL = 1L << 30;

    private final Database target;
    private final PackagedRows content;
    private final Structure standing;
    private final Structure desired;
    private final HiddenColumns hidden;
    private final boolean typesStay;
    private long allowed = MOST_OF_ALL;

    /**
     * Of a database whose rehearsal has begun.
     *
     * @param standing the target's structure as it is
     * @param desired the package's
     */
    public Rehearsal(Database target, PackagedRows content, Structure standing, Structure desired, HiddenColumns hidden) {
        this.target = target;
        this.content = content;
        this.standing = standing;
        this.desired = desired;
        this.hidden = hidden;
        this.typesStay = desired.types().equals(standing.types());
    }

    /**
     * What would become of each table, in the order given.
     *
     * @param declared what points at rows, as far as the application says so
     */
    public List<PlannedTable> of(List<PackagedTable> packaged, List<RowReference> declared) {
        return rehearsed(packaged, declared, new Turnover(List.of(), standing, packaged)).tables();
    }

    /** The same, and what would become of what the application says points at rows. */
    public Rehearsed withReferences(List<PackagedTable> packaged, List<RowReference> declared) {
        return rehearsed(packaged, declared, new Turnover(declared, standing, packaged));
    }

    private Rehearsed rehearsed(List<PackagedTable> packaged, List<RowReference> declared, Turnover turnover) {
        var coming = new HashMap<String, ComingRows>();
        packaged.stream().filter(each -> each.rule().carriesRows() && comparable(each))
                .forEach(each -> coming.put(each.name(), ComingRows.of(target, content, each, desired(each), Set.of())));
        var ordered = packaged.stream().flatMap(each -> Optional.ofNullable(coming.get(each.name())).stream()).toList();
        var remapping = Remapping.of(ordered, References.of(desired, declared));
        var beyond = beyond(remapping);
        if (beyond.isEmpty()) {
            remapping.run();
        }
        var tables = new TableRehearsal(target, content, hidden, turnover);
        var planned = packaged.stream().map(each -> planned(tables, each, coming, remapping, beyond)).toList();
        return new Rehearsed(planned, turnover.findings(target.rows()));
    }

    /** The tables whose keys follow the target's, if there is too much of them to find out how. */
    private Set<String> beyond(Remapping remapping) {
        long bytes = remapping.reached().stream().mapToLong(rows -> rows.packaged().bytes()).sum();
        boolean much = bytes > allowed || remapping.reached().stream().anyMatch(rows -> rows.packaged().bytes() > MOST_OF_TABLE);
        allowed -= much ? 0 : bytes;
        var names = new HashSet<String>();
        if (much) {
            remapping.reached().forEach(rows -> names.add(rows.name()));
        }
        return names;
    }

    private PlannedTable planned(
            TableRehearsal tables, PackagedTable packaged, Map<String, ComingRows> coming, Remapping remapping, Set<String> beyond) {
        if (!packaged.rule().carriesRows()) {
            return Told.nothing(packaged);
        }
        var there = standing.table(packaged.name());
        if (there.isEmpty()) {
            return tables.fresh(packaged, desired(packaged));
        }
        var rows = Optional.ofNullable(coming.get(packaged.name()));
        if (rows.isEmpty()) {
            var partial = new PartialRows(packaged, there.get(), desired(packaged), shared(packaged));
            return within(packaged.bytes()) ? tables.partial(partial) : tables.bounds(partial);
        }
        boolean fits = !beyond.contains(packaged.name()) && (remapping.reaches(packaged.name()) || within(toCome(rows.get())));
        return fits ? tables.compared(rows.get(), there.get()) : tables.bounds(rows.get());
    }

    private static long toCome(ComingRows rows) {
        var packaged = rows.packaged();
        if (!rows.pending() || rows.fills()) {
            return 0;
        }
        return packaged.counters().isPresent()
                ? packaged.bytes()
                : rows.standing().differing().stream().mapToLong(part -> packaged.parts().get(part).rawBytes()).sum();
    }

    private boolean within(long bytes) {
        boolean fits = bytes <= Math.min(MOST_OF_TABLE, allowed);
        allowed -= fits ? bytes : 0;
        return fits;
    }

    private boolean comparable(PackagedTable packaged) {
        return standing.table(packaged.name()).isPresent() && shared(packaged).size() == packaged.columns().size();
    }

    /** The columns that the target's table has just as the package's. */
    private List<String> shared(PackagedTable packaged) {
        var there = standing.table(packaged.name()).orElseThrow();
        var shared = new ArrayList<String>();
        for (var name : packaged.columns()) {
            desired(packaged).column(name).filter(column -> there.column(name).filter(now -> alike(now, column)).isPresent())
                    .ifPresent(_ -> shared.add(name));
        }
        return shared;
    }

    private boolean alike(Column one, Column other) {
        return one.type().equals(other.type()) && one.generated().isEmpty() && other.generated().isEmpty()
                && (typesStay || one.userType().isEmpty() && other.userType().isEmpty());
    }

    private Table desired(PackagedTable packaged) {
        return desired.table(packaged.name()).orElseThrow();
    }
}
