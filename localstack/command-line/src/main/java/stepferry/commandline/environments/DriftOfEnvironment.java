package stepferry.commandline.environments;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;
import stepferry.commandline.session.TextTable;
import stepferry.commandline.session.Words;
import stepferry.comparison.DriftSearch;
import stepferry.comparison.Landed;
import stepferry.comparison.PackagedRows;
import stepferry.model.Environment;
import stepferry.model.Json;
import stepferry.model.Manifest;
import stepferry.model.Part;
import stepferry.model.Receipt;
import stepferry.model.plan.Drift;
import stepferry.model.plan.DriftedTable;
import stepferry.model.plan.DriftedTable.State;
import stepferry.model.rules.Classification;
import stepferry.model.structure.Structure;
import stepferry.packages.PackageStore;
import stepferry.packages.SampleLines;
import stepferry.tables.Databases;

/** Whether an environment is still what the last run left. */
@Command(name = "drift", description = "Compares an environment with what the last run left in it."
        + " Exit code 0: the same; 1: not; 3: no run to compare with.",
        mixinStandardHelpOptions = true)
final class DriftOfEnvironment extends ClientAction {
    private static final int DRIFTED = 1;
    private static final int NOTHING_TO_COMPARE = 3;

    @Parameters(paramLabel = "NAME")
    private String name;

    @Override
    protected Answer act(Session session, Cloud cloud) {
        var drift = look(cloud.environments().read(name), cloud);
        int code = drift.run().isEmpty() ? NOTHING_TO_COMPARE : drift.found() ? DRIFTED : 0;
        return Answer.of(code, drift, lines(drift));
    }

    private static Drift look(Environment environment, Cloud cloud) {
        try (var database = Databases.open(environment, new Passwords(cloud.secrets()).of(environment))) {
            database.beginRehearsal();
            var last = Landed.last(database.receipts().history());
            if (last.isEmpty()) {
                return new Drift(environment.name(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(),
                        List.of("No run landed in this environment, or all were taken back: there is nothing to compare it with"));
            }
            var receipt = last.get();
            var landed = landed(cloud.packages(), receipt);
            var tables = new DriftSearch(database, receipt, landed).tables();
            database.rollback();
            return new Drift(environment.name(), Optional.of(receipt.run()), Optional.of(receipt.landedAt()), Optional.of(receipt.packageId()),
                    tables, landed.isPresent() ? List.of() : List.of("Package '" + receipt.packageId()
                            + "' is gone: tables are compared by digest, rows cannot be"));
        }
    }

    private static Optional<Landed> landed(PackageStore packages, Receipt receipt) {
        return packages.find(receipt.packageId()).filter(manifest -> manifest.digest().equals(receipt.packageDigest()))
                .map(manifest -> new Landed(manifest, Json.read(packages.document(manifest, manifest.structure()), Structure.class),
                        Json.read(packages.document(manifest, manifest.classification()), Classification.class), new Brought(packages, manifest)));
    }

    private record Brought(PackageStore packages, Manifest manifest) implements PackagedRows {
        @Override
        public String landing() {
            return manifest.run();
        }

        @Override
        public InputStream rows(Part part) {
            return packages.rows(manifest, part);
        }
    }

    private static List<String> lines(Drift drift) {
        var lines = new ArrayList<String>();
        drift.run().ifPresent(run -> lines.add("environment '" + drift.environment() + "' beside what run " + run + " left"
                + drift.landedAt().map(at -> " at " + Words.time(at)).orElse("")));
        drift.notes().forEach(note -> lines.add("  note: " + note));
        var differing = drift.tables().stream().filter(table -> table.state() != State.SAME).toList();
        if (drift.run().isPresent()) {
            lines.add(Words.count(drift.tables().size(), "table") + " compared, "
                    + (differing.isEmpty() ? "no drift" : differing.size() + " drifted"));
        }
        if (!differing.isEmpty()) {
            lines.addAll(table(differing));
            differing.forEach(table -> lines.addAll(rows(table)));
        }
        return lines;
    }

    private static List<String> table(List<DriftedTable> differing) {
        var text = TextTable.of("table", "rule", "added", "removed", "changed", "");
        differing.forEach(table -> text.row(table.table(), table.rule().word(), table.added(), table.removed(), table.changed(),
                table.state() == State.GONE ? "gone" : ""));
        return text.lines();
    }

    private static List<String> rows(DriftedTable table) {
        var lines = new ArrayList<String>();
        lines.add(table.table());
        table.notes().forEach(note -> lines.add("  note: " + note));
        SampleLines.of(table.samples()).forEach(line -> lines.add("  " + line));
        return lines;
    }
}
