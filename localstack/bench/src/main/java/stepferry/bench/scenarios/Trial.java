package stepferry.bench.scenarios;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Optional;
import java.util.OptionalLong;
import stepferry.bench.contenders.Stage;
import stepferry.bench.data.State;
import stepferry.bench.ground.Ground;
import stepferry.bench.measure.LockWatch;
import stepferry.bench.measure.Measurement;
import stepferry.bench.measure.ProcessCpu;
import stepferry.bench.measure.ReaderWatch;
import stepferry.servers.Folders;

/**
 * One run of one contender, from a target laid out afresh to its measurement.
 *
 * @param checked whether the target is compared with the source afterwards
 */
record Trial(Scenario scenario, Entry entry, Ground ground, Path folder, boolean checked) {
    /** @throws IOException if the contender failed, or the target is not what the source is */
    Measurement run() throws IOException, SQLException {
        var source = ground.database(scenario.data(), State.SOURCE);
        ground.layOut(ground.database(scenario.data(), entry.before()));
        var work = Folders.made(folder.resolve("work"));
        try {
            var measurement = measured(new Stage(ground, source, work));
            if (checked) {
                check(source);
            }
            return measurement;
        } finally {
            Folders.delete(work);
        }
    }

    private Measurement measured(Stage stage) throws IOException, SQLException {
        try (var reader = ReaderWatch.asking(ground.connect(Ground.TARGET), "select 1 from " + scenario.data().mainTable() + " limit 1")) {
            var question = ground.lockQuestion();
            if (question.isEmpty()) {
                return measured(stage, reader, Optional.empty());
            }
            // Its connection must not stand in the way of those who drop the target's tables.
            try (var locks = LockWatch.asking(ground.connect(stage.source()), question.get())) {
                return measured(stage, reader, Optional.of(locks));
            }
        }
    }

    private Measurement measured(Stage stage, ReaderWatch reader, Optional<LockWatch> locks) throws IOException, SQLException {
        long log = ground.logPosition();
        var server = ProcessCpu.tree(ground.pid());
        var outcome = entry.contender().run(stage);
        reader.close();
        locks.ifPresent(LockWatch::close);
        var cpu = new HashMap<>(outcome.cpu());
        cpu.put(Measurement.SERVER, ProcessCpu.tree(ground.pid()).minus(server));
        var locked = locks.map(watch -> OptionalLong.of(watch.locked().toNanos())).orElseGet(OptionalLong::empty);
        var unread = entry.before() == State.EMPTY ? OptionalLong.empty() : OptionalLong.of(reader.without().toNanos());
        return new Measurement(outcome.wall(), cpu, outcome.memory(), ground.logPosition() - log, outcome.stored(), locked, unread, outcome.steps());
    }

    private void check(String source) throws IOException, SQLException {
        var wanted = ground.checksums(source);
        var landed = ground.checksums(Ground.TARGET);
        if (!landed.equals(wanted)) {
            throw new IOException(entry.name() + " left a target that differs from the source: "
                    + wanted.entrySet().stream().filter(table -> !table.getValue().equals(landed.get(table.getKey()))).map(table -> table.getKey()).toList());
        }
    }
}
