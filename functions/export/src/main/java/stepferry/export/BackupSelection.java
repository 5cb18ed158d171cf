package stepferry.export;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import stepferry.model.Admission;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.PackagedTable;
import stepferry.model.Rejected;
import stepferry.model.Rule;
import stepferry.model.TableDigest;
import stepferry.model.TableOutcome;
import stepferry.model.rules.Classification;
import stepferry.model.rules.RowOptions;
import stepferry.model.rules.VariableStore;
import stepferry.model.structure.Column;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange;
import stepferry.runtime.RunPackages;
import stepferry.tables.Database;
import stepferry.tables.RowSelection;
import stepferry.tables.structure.Scope;
import stepferry.variables.stores.VariableStores;

/**
 * What a run's backup carries: the whole structure, and the rows that the run may change or lose. Rows that it will not touch,
 * such as orders and users, stay out: restoring them later would undo what people did meanwhile. So do rows that stand there already
 * as the run would leave them; their digest tells Apply whether that is still so.
 */
final class BackupSelection {
    private final Database target;
    private final Structure structure;
    /** What tables hold, as far as it had to be found out. */
    private final Map<String, TableDigest> digests = new HashMap<>();

    private BackupSelection(Database target) {
        this.target = target;
        this.structure = target.structure();
    }

    static Selection of(Database target, Environment environment, Admission run, RunPackages packages) {
        return new BackupSelection(target).of(environment, run, packages);
    }

    private Selection of(Environment environment, Admission run, RunPackages packages) {
        var endangered = run.restores().isPresent() ? ofRestore(run.restores().get()) : ofPromotion(run, packages);
        VariableStores.table(environment, structure).map(VariableStore::table).filter(endangered::remove).filter(_ -> run.restores().isEmpty())
                .ifPresent(BackupSelection::refuseVariables);
        var choices = structure.tables().stream().map(table -> choice(table.name(), endangered)).toList();
        return new Selection(structure, unclassified(), choices, "backup", List.of());
    }

    /** Values of variables are in no package, a backup neither; what a run makes them lose could not be restored. */
    private static void refuseVariables(String table) {
        throw new Rejected(ErrorCode.STRUCTURE_DESTRUCTIVE, "The run would lose columns of table '" + table + "', which holds the target's variables"
                + " and secrets: no backup may hold those. Change that table in the target by hand first, or give it the rule skip")
                .at("table", table);
    }

    private Selection.Choice choice(String table, Set<String> endangered) {
        var found = Optional.ofNullable(digests.get(table));
        if (endangered.contains(table)) {
            return new Selection.Choice(table, Rule.OVERWRITE, "the run may change its rows", RowOptions.NONE, found);
        }
        return new Selection.Choice(table, Rule.SCHEMA_ONLY,
                found.isPresent() ? "its rows are what the run would make of them" : "the run leaves its rows alone", RowOptions.NONE, found);
    }

    private Set<String> ofPromotion(Admission run, RunPackages packages) {
        var manifest = packages.read(run, run.packageId());
        var endangered = new HashSet<String>();
        var scope = Scope.of(manifest.structured()).replacing(manifest.overwritten());
        var changes = target.changes(structure, packages.structure(manifest), scope);
        changes.stream().filter(StructureChange::destructive).map(StructureChange::table).forEach(endangered::add);
        var altered = changes.stream().map(StructureChange::table).collect(Collectors.toSet());
        for (var packaged : manifest.tables()) {
            if (packaged.rule().carriesRows() && !asItIsToBe(packaged, altered.contains(packaged.name()))) {
                endangered.add(packaged.name());
            }
        }
        return endangered;
    }

    /**
     * Whether a table holds just what is to land, and keeps its structure. Rows that follow the target's keys and counters are not looked
     * through here.
     */
    private boolean asItIsToBe(PackagedTable packaged, boolean altered) {
        var known = structure.table(packaged.name()).map(table -> table.writableColumns().stream().map(Column::name).toList()).orElse(List.of());
        boolean follows = !packaged.options().match().isEmpty() || packaged.counters().isPresent();
        if (follows || !Set.copyOf(packaged.columns()).equals(Set.copyOf(known)) || rows(packaged.name()) != packaged.rows()) {
            return false;
        }
        var standing = target.rows().digest(RowSelection.all(packaged.name(), packaged.columns()));
        boolean alike = !altered && packaged.digest().filter(standing::equals).isPresent();
        // Of rows that are to be read, columns in another order would make another digest than theirs.
        if (alike || packaged.columns().equals(known)) {
            digests.put(packaged.name(), standing);
        }
        return alike;
    }

    private long rows(String table) {
        return target.rows().digest(RowSelection.all(table, List.of())).rows();
    }

    private Set<String> ofRestore(String undone) {
        var receipt = target.receipts().find(undone).orElseThrow(() -> new Rejected(ErrorCode.RUN_NOT_REVERSIBLE,
                "Run '" + undone + "' left no receipt in this target: it never landed, and there is nothing to take back"));
        var endangered = new HashSet<>(receipt.created());
        endangered.addAll(receipt.altered());
        receipt.tables().stream().filter(table -> table.written() > 0).map(TableOutcome::table).forEach(endangered::add);
        return endangered;
    }

    private static Classification unclassified() {
        return new Classification("backup", Optional.empty(), List.of(), List.of(), List.of(), List.of(), Optional.empty(), List.of(),
                Map.of(), List.of());
    }
}
