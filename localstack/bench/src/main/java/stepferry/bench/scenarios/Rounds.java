package stepferry.bench.scenarios;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import stepferry.bench.contenders.Programs;
import stepferry.bench.ground.Ground;
import stepferry.bench.measure.Measurement;

/**
 * Runs scenarios round by round.
 *
 * @param runs how often each contender runs
 * @param wanted which contenders take part
 * @param progress where each run is reported while the others are still to come
 */
public record Rounds(Path folder, int runs, Predicate<String> wanted, PrintStream progress) {
    /** The contenders' medians; one that cannot run, or fails, is left out with its reason. */
    public Result run(Scenario scenario, Ground ground) {
        var found = new LinkedHashMap<String, List<Measurement>>();
        var left = new LinkedHashMap<String, String>();
        var entries = scenario.entries().stream().filter(entry -> wanted.test(entry.name())).toList();
        entries.forEach(entry -> Programs.missing(entry.contender().programs()).ifPresent(why -> left.put(entry.name(), why)));
        for (int round = 0; round < runs; round++) {
            for (var entry : entries) {
                if (!left.containsKey(entry.name())) {
                    run(new Trial(scenario, entry, ground, folder, round == 0, progress), found, left);
                }
            }
        }
        var medians = new LinkedHashMap<String, Measurement>();
        found.forEach((name, each) -> medians.put(name, Measurement.median(each)));
        return new Result(scenario, medians, left);
    }

    private void run(Trial trial, Map<String, List<Measurement>> found, Map<String, String> left) {
        var name = trial.entry().name();
        try {
            found.computeIfAbsent(name, _ -> new ArrayList<>()).add(trial.run());
        } catch (IOException | SQLException | RuntimeException e) {
            found.remove(name);
            left.put(name, "failed: " + e.getMessage());
            progress.printf("%s  %s failed: %s%n", trial.scenario().name(), name, e.getMessage());
        }
    }
}
