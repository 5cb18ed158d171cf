package stepferry.bench.scenarios;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Optional;
import stepferry.bench.contenders.Stage;
import stepferry.bench.data.State;
import stepferry.bench.ground.Ground;
import stepferry.bench.measure.Measurement;
import stepferry.servers.Folders;

/**
 * One run of one contender, from a target laid out afresh to its measurement.
 *
 * @param checked whether the target is compared with the source afterwards
 * @param progress where it is reported at once
 */
record Trial(Scenario scenario, Entry entry, Ground ground, Path folder, boolean checked, PrintStream progress) {
    /** @throws IOException if the contender failed, or the target is not what the source is */
    Measurement run() throws IOException, SQLException {
        var source = ground.database(scenario.data(), State.SOURCE);
        ground.layOut(ground.database(scenario.data(), entry.before()));
        var work = Folders.made(folder.resolve("work"));
        try {
            var measurement = measured(new Stage(ground, source, work));
            report(measurement);
            if (checked) {
                check(source);
            }
            return measurement;
        } finally {
            Folders.delete(work);
        }
    }

    private Measurement measured(Stage stage) throws IOException, SQLException {
        var table = Optional.of(scenario.data().mainTable()).filter(_ -> entry.before() != State.EMPTY);
        try (var watches = new Watches(ground, stage.source(), table)) {
            ground.beginProfile();
            long log = ground.logPosition();
            var server = watches.serverCpu();
            var outcome = entry.contender().run(stage);
            var cpu = new HashMap<>(outcome.cpu());
            cpu.put(Measurement.SERVER, watches.serverCpu().minus(server));
            watches.close();
            return new Measurement(outcome.wall(), cpu, outcome.memory(), ground.logPosition() - log, outcome.stored(),
                    watches.locked(), watches.unread(), outcome.steps());
        }
    }

    private void report(Measurement measurement) throws SQLException {
        progress.printf("%s  %s: %.2f s, CPU %.2f s%n", scenario.name(), entry.name(), measurement.wall().toMillis() / 1e3,
                measurement.allCpu().toMillis() / 1e3);
        ground.profile().forEach(line -> progress.println("      " + line));
    }

    private void check(String source) throws IOException, SQLException {
        var wanted = ground.checksums(source);
        var landed = ground.checksums(Ground.TARGET);
        if (!landed.equals(wanted)) {
            var differing = wanted.keySet().stream().filter(table -> !wanted.get(table).equals(landed.get(table))).toList();
            throw new IOException(entry.name() + " left a target that differs from the source in " + differing);
        }
    }
}
