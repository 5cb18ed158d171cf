package stepferry.bench.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import stepferry.bench.measure.Measurement;
import stepferry.bench.scenarios.Result;

/** The one table: a line for each contender, and under those that tell more a line for each step and each process. */
final class ResultTable {
    private static final List<String> HEAD = List.of("", "wall s", "x ref", "CPU s", "x ref", "client", "server", "RSS MiB", "log MiB", "stored MiB",
            "locked s", "unread s");
    private static final List<String> STEPS = List.of("admit", "export", "check", "plan", "backup", "apply", "verify", "close", "between");
    private static final String NONE = "–";
    private static final double MEGA = 1024 * 1024;

    private final TextTable table = new TextTable(HEAD);

    static String of(List<Result> results) {
        var made = new ResultTable();
        results.forEach(made::add);
        return made.table.toString();
    }

    private void add(Result result) {
        table.heading(result.scenario().name() + ": " + result.scenario().title());
        result.medians().forEach((name, measurement) -> {
            var reference = result.reference();
            table.line(contender(name, measurement, reference));
            steps(measurement, reference);
            processes(measurement);
        });
    }

    private static List<String> contender(String name, Measurement it, Optional<Measurement> reference) {
        var server = it.cpu().get(Measurement.SERVER);
        return List.of(name, seconds(it.wall()), ratio(it.wall(), reference.map(Measurement::wall)),
                seconds(it.allCpu()), ratio(it.allCpu(), reference.map(Measurement::allCpu)), seconds(it.allCpu().minus(server)), seconds(server),
                mega(it.peakMemory()), mega(it.log()), optional(it.stored(), ResultTable::mega),
                optional(it.locked(), nanos -> seconds(Duration.ofNanos(nanos))), optional(it.unread(), nanos -> seconds(Duration.ofNanos(nanos))));
    }

    private void steps(Measurement it, Optional<Measurement> reference) {
        it.steps().entrySet().stream().sorted(Comparator.comparingInt(step -> STEPS.indexOf(step.getKey())))
                .forEach(step -> table.line(detail(step.getKey(), seconds(step.getValue()), "", "")));
        if (!it.steps().isEmpty()) {
            var moved = Shares.exportAndApply(it);
            table.line(detail("export + apply", seconds(moved), ratio(moved, reference.map(Measurement::wall)), ""));
        }
    }

    private void processes(Measurement it) {
        it.cpu().entrySet().stream().filter(process -> !it.steps().isEmpty()).sorted(Map.Entry.comparingByKey())
                .forEach(process -> table.line(detail("process: " + process.getKey(), "", "", seconds(process.getValue()))));
    }

    private static List<String> detail(String name, String wall, String ratio, String cpu) {
        var cells = new ArrayList<>(List.of("    " + name, wall, ratio, cpu));
        while (cells.size() < HEAD.size()) {
            cells.add("");
        }
        return cells;
    }

    private static String seconds(Duration time) {
        return "%.2f".formatted(time.toNanos() / 1e9);
    }

    private static String ratio(Duration time, Optional<Duration> reference) {
        return reference.filter(Duration::isPositive).map(other -> "%.2f".formatted((double) time.toNanos() / other.toNanos())).orElse(NONE);
    }

    private static String mega(long bytes) {
        return "%.0f".formatted(bytes / MEGA);
    }

    private static String optional(OptionalLong value, LongFunction<String> text) {
        return value.isPresent() ? text.apply(value.getAsLong()) : NONE;
    }
}
