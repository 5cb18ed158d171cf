package stepferry.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stepferry.model.PackagedTable;
import stepferry.model.Receipt;
import stepferry.model.Rule;
import stepferry.model.TableOutcome;
import stepferry.model.plan.DriftedTable;
import stepferry.model.plan.DriftedTable.State;
import stepferry.model.plan.PlannedTable;
import stepferry.model.plan.SampleRow;
import stepferry.model.plan.SampleValue;
import stepferry.model.plan.Samples;
import stepferry.model.rules.RowOptions;
import stepferry.model.structure.Column;
import stepferry.model.structure.Structure;
import stepferry.tables.Database;
import stepferry.tables.RowSelection;

/** Looks for what became of the tables that a run wrote; the database's rehearsal has begun. */
public final class DriftSearch {
    private final Database target;
    private final Structure standing;
    private final Receipt receipt;
    private final Optional<Landed> landed;

    /** @param landed what the run brought, where that is still known */
    public DriftSearch(Database target, Receipt receipt, Optional<Landed> landed) {
        this.target = target;
        this.standing = target.structure();
        this.receipt = receipt;
        this.landed = landed;
    }

    /** Every table whose rows the run looked at. */
    public List<DriftedTable> tables() {
        var outcomes = receipt.tables().stream().filter(outcome -> outcome.landed().isPresent()).toList();
        var states = new HashMap<String, State>();
        outcomes.forEach(outcome -> states.put(outcome.table(), state(outcome)));
        var differing = outcomes.stream().filter(outcome -> states.get(outcome.table()) == State.CHANGED).toList();
        var rows = landed.map(there -> rows(there, differing)).orElse(Map.of());
        return outcomes.stream().map(outcome -> told(outcome, states.get(outcome.table()), Optional.ofNullable(rows.get(outcome.table())))).toList();
    }

    private State state(TableOutcome outcome) {
        var table = standing.table(outcome.table());
        if (table.isEmpty()) {
            return State.GONE;
        }
        var own = table.get().writableColumns().stream().map(Column::name).toList();
        var columns = landed.flatMap(there -> there.manifest().table(outcome.table())).map(PackagedTable::columns).orElse(own);
        return own.containsAll(columns) && outcome.landed().equals(Optional.of(target.rows().digest(RowSelection.all(outcome.table(), columns))))
                ? State.SAME
                : State.CHANGED;
    }

    /** Where keys follow the target's, all tables are needed to tell how. */
    private Map<String, PlannedTable> rows(Landed there, List<TableOutcome> differing) {
        var wanted = new HashSet<String>();
        boolean follow = there.manifest().tables().stream().anyMatch(table -> !table.options().match().isEmpty());
        (follow && !differing.isEmpty() ? receipt.tables() : differing).forEach(outcome -> wanted.add(outcome.table()));
        var packaged = receipt.tables().stream().filter(outcome -> wanted.contains(outcome.table()))
                .flatMap(outcome -> there.manifest().table(outcome.table()).filter(PackagedTable::hasRows)
                        .map(table -> asItLanded(table, outcome)).stream())
                .toList();
        var found = new HashMap<String, PlannedTable>();
        new Rehearsal(target, there.rows(), standing, there.structure(), new HiddenColumns(there.classification().variables()))
                .of(packaged, there.classification().references()).forEach(table -> found.put(table.table(), table));
        return found;
    }

    private static PackagedTable asItLanded(PackagedTable packaged, TableOutcome outcome) {
        return outcome.rule() == packaged.rule() ? packaged : packaged.under(outcome.rule(), packaged.reason(), RowOptions.NONE);
    }

    private static DriftedTable told(TableOutcome outcome, State state, Optional<PlannedTable> again) {
        return switch (state) {
            case SAME -> DriftedTable.of(outcome.table(), outcome.rule(), State.SAME);
            case GONE -> DriftedTable.of(outcome.table(), outcome.rule(), State.GONE, "the table is gone");
            case CHANGED -> again.map(table -> changed(outcome, table)).orElseGet(() -> DriftedTable.of(outcome.table(), outcome.rule(),
                    State.CHANGED, "the rows that the run brought are not known any more: which of them changed cannot be told"));
        };
    }

    /** What the run would do again was undone since. */
    private static DriftedTable changed(TableOutcome outcome, PlannedTable again) {
        var rows = again.rows();
        var notes = new ArrayList<>(again.notes());
        boolean whole = outcome.rule() == Rule.OVERWRITE;
        if (!whole) {
            notes.add("rows that the package does not have, and columns that the run kept, are the target's own: what became of them is not told");
        }
        var samples = new Samples(swapped(again.samples().deleted()), swapped(again.samples().updated()), swapped(again.samples().inserted()));
        return new DriftedTable(outcome.table(), outcome.rule(), State.CHANGED, whole ? rows.deleted() : 0, rows.inserted(), rows.updated(),
                whole && again.exact(), notes, whole ? samples : new Samples(List.of(), samples.updated(), samples.deleted()));
    }

    private static List<SampleRow> swapped(List<SampleRow> rows) {
        return rows.stream().map(row -> new SampleRow(row.key(), row.values().stream()
                .map(value -> new SampleValue(value.column(), value.after(), value.before(), value.hidden())).toList())).toList();
    }
}
