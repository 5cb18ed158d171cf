package stepferry.export;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import stepferry.journal.Journal;
import stepferry.journal.RuleSets;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Manifest;
import stepferry.model.Origin;
import stepferry.model.PackagedTable;
import stepferry.model.Part;
import stepferry.model.Rejected;
import stepferry.model.Run;
import stepferry.model.RunStatus;
import stepferry.model.structure.Column;
import stepferry.packages.PackageWriter;
import stepferry.rules.BuiltInRuleSets;
import stepferry.rules.KnownRuleSets;
import stepferry.rules.RuleSet;
import stepferry.runtime.Connections;
import stepferry.runtime.Progress;
import stepferry.runtime.RunPackages;
import stepferry.tables.Database;
import stepferry.tables.NaturalKeys;
import stepferry.variables.stores.VariableStores;

/** Makes packages. Asked again for one that exists, it answers with that one. */
@Singleton
public final class Export {
    private final Connections connections;
    private final RunPackages packages;
    private final KnownRuleSets ruleSets;
    private final Journal journal;
    private final Progress progress;
    private final VariableStores variables;
    private final Clock clock;

    Export(Connections connections, RunPackages packages, RuleSets stored, Journal journal, Progress progress,
            VariableStores variables, Clock clock) {
        this.connections = connections;
        this.packages = packages;
        this.ruleSets = new KnownRuleSets(stored);
        this.journal = journal;
        this.progress = progress;
        this.variables = variables;
        this.clock = clock;
    }

    Exported export(ExportInput input) {
        if (input.run().isEmpty()) {
            journal.open(alone(input));
        }
        var there = packages.store().find(input.packageId());
        there.filter(manifest -> !manifest.run().equals(input.id())).ifPresent(Export::refuseTaken);
        return Exported.of(there.orElseGet(() -> make(input)));
    }

    private static void refuseTaken(Manifest manifest) {
        throw new Rejected(ErrorCode.PACKAGE_EXISTS, "There is a package '" + manifest.id() + "' already, made by run '" + manifest.run()
                + "', and a package is never changed: choose another id, or none");
    }

    private Run alone(ExportInput input) {
        return new Run(input.id(), Run.Kind.EXPORT, RunStatus.RUNNING, input.execution(), Optional.of(input.environment()), Optional.empty(),
                Optional.of(input.packageId()), Optional.empty(), input.rules(), Optional.empty(), clock.instant(), Optional.empty(), "");
    }

    private Manifest make(ExportInput input) {
        var environment = connections.environment(input.environment());
        try (var database = connections.open(environment)) {
            database.beginSnapshot();
            var selection = select(database, environment, input);
            var writer = packages.store().begin(input.packageId());
            try {
                return write(database, environment, selection, writer, input);
            } catch (RuntimeException e) {
                abort(writer, e);
                throw e;
            }
        }
    }

    private Selection select(Database database, Environment environment, ExportInput input) {
        return switch (input.purpose()) {
            case PROMOTION -> PromotionSelection.of(database, environment, rules(input));
            case BACKUP -> BackupSelection.of(database, environment, input.run().orElseThrow(() -> new Rejected(ErrorCode.REQUEST_INVALID,
                    "A backup belongs to a run: start the machine 'promote' or 'rollback'")), packages);
        };
    }

    private RuleSet rules(ExportInput input) {
        return input.rules().map(ruleSets::read).orElseGet(BuiltInRuleSets::whenNoneIsNamed);
    }

    private Manifest write(Database database, Environment environment, Selection selection, PackageWriter writer, ExportInput input) {
        var createdAt = clock.instant();
        database.rows().pin(selection.withRows());
        selection.check(database.rows());
        var structure = writer.document("structure.json", Json.bytes(selection.structure()));
        var classification = writer.document("classification.json", Json.bytes(selection.classification()));
        var needs = SourceVariables.of(variables, environment, database, selection.structure(), input.purpose());
        var readings = readings(database, selection, needs);
        try (var meters = progress.of(input.id(), input.purpose() == Manifest.Purpose.BACKUP ? "backup" : "export")) {
            new Readers(database, () -> connections.open(environment), writer, meters).read(readings.values());
        }
        var tables = selection.tables().stream()
                .map(choice -> packaged(selection, choice, Optional.ofNullable(readings.get(choice.table())))).toList();
        var origin = new Origin(environment.name(), database.engine(), database.serverVersion(), environment.profile(),
                selection.classification().applicationVersion(), selection.rules());
        return writer.seal(new Manifest(Manifest.FORMAT, input.packageId(), input.id(), input.title().orElse(""), input.purpose(),
                createdAt, origin, structure, classification, writer.files(), tables, database.sequences().values(), needs.required(),
                Stream.of(selection.notices(), needs.notices()).flatMap(List::stream).toList(), ""));
    }

    private static Map<String, TableReading> readings(Database database, Selection selection, SourceVariables needs) {
        var readings = new LinkedHashMap<String, TableReading>();
        for (var choice : selection.tables()) {
            if (choice.rule().carriesRows()) {
                var table = selection.structure().table(choice.table()).orElseThrow();
                var rows = choice.rows(table);
                NaturalKeys.refuseRepeated(database.rows(), rows, choice.options().match(), "the source");
                readings.put(choice.table(), TableReading.of(database, table, rows, choice.standing(), needs.in(table, rows)));
            }
        }
        return readings;
    }

    private static PackagedTable packaged(Selection selection, Selection.Choice choice, Optional<TableReading> reading) {
        var columns = selection.structure().table(choice.table()).orElseThrow().writableColumns().stream().map(Column::name).toList();
        var counters = selection.classification().counters().stream().filter(c -> c.table().equals(choice.table())).findFirst();
        var parts = reading.map(TableReading::parts).orElse(List.of());
        return new PackagedTable(choice.table(), choice.rule(), choice.reason(), choice.options(), columns, counters,
                reading.map(TableReading::digest).or(choice::standing), parts.stream().mapToLong(Part::rawBytes).sum(),
                reading.map(TableReading::partKey).orElse(List.of()), parts);
    }

    private static void abort(PackageWriter writer, RuntimeException cause) {
        try {
            writer.abort();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
