package stepferry.export;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import stepferry.model.Admission;
import stepferry.model.ErrorCode;
import stepferry.model.PackagedTable;
import stepferry.model.Rejected;
import stepferry.model.Rule;
import stepferry.model.TableOutcome;
import stepferry.model.rules.Classification;
import stepferry.model.rules.RowOptions;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange;
import stepferry.runtime.RunPackages;
import stepferry.tables.Database;
import stepferry.tables.structure.Scope;

/**
 * What a run's backup carries: the whole structure, and the rows that the run may change or lose. Rows that it will not touch,
 * such as orders and users, stay out: restoring them later would undo what people did meanwhile.
 */
final class BackupSelection {
    private BackupSelection() {}

    static Selection of(Database target, Admission run, RunPackages packages) {
        var structure = target.structure();
        var endangered = run.restores().isPresent() ? ofRestore(target, run.restores().get()) : ofPromotion(target, structure, run, packages);
        var choices = structure.tables().stream().map(table -> endangered.contains(table.name())
                ? new Selection.Choice(table.name(), Rule.OVERWRITE, "the run may change its rows", RowOptions.NONE)
                : new Selection.Choice(table.name(), Rule.SCHEMA_ONLY, "the run leaves its rows alone", RowOptions.NONE)).toList();
        return new Selection(structure, unclassified(), choices, "backup", List.of());
    }

    private static Set<String> ofPromotion(Database target, Structure structure, Admission run, RunPackages packages) {
        var manifest = packages.read(run, run.packageId());
        var endangered = new HashSet<String>();
        manifest.tables().stream().filter(table -> table.rule().carriesRows()).map(PackagedTable::name).forEach(endangered::add);
        var scope = Scope.of(manifest.structured()).replacing(manifest.overwritten());
        target.changes(structure, packages.structure(manifest), scope).stream()
                .filter(StructureChange::destructive).map(StructureChange::table).forEach(endangered::add);
        return endangered;
    }

    private static Set<String> ofRestore(Database target, String undone) {
        var receipt = target.receipts().find(undone).orElseThrow(() -> new Rejected(ErrorCode.RUN_NOT_REVERSIBLE,
                "Run '" + undone + "' left no receipt in this target: it never landed, and there is nothing to take back"));
        var endangered = new HashSet<>(receipt.created());
        endangered.addAll(receipt.altered());
        receipt.tables().stream().filter(table -> table.written() > 0).map(TableOutcome::table).forEach(endangered::add);
        return endangered;
    }

    private static Classification unclassified() {
        return new Classification("backup", Optional.empty(), List.of(), List.of(), List.of(), List.of(), Optional.empty(), List.of());
    }
}
