package stepferry.bench.report;

import static stepferry.bench.scenarios.Scenarios.AGAIN;
import static stepferry.bench.scenarios.Scenarios.STEPFERRY;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import stepferry.bench.contenders.MariaDbTools;
import stepferry.bench.contenders.PostgresTools;
import stepferry.bench.measure.Measurement;
import stepferry.bench.scenarios.Result;

/** What was to be reached, and what was. */
record Targets(List<Result> results) {
    String lines() {
        return all().stream().map(Target::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private List<Target> all() {
        return List.of(
                Target.atMost(2, "S: CPU of the whole promotion / pg_dump | psql",
                        ratio("S", Measurement::allCpu, PostgresTools.PIPE.name())),
                Target.atMost(3, "S: seconds of the whole promotion", seconds()),
                Target.atMost(1, "M overwrite: export + apply / pg_dump -Fd -j2 + pg_restore -j2",
                        over(of("M-overwrite", STEPFERRY).map(Shares::exportAndApply),
                                of("M-overwrite", PostgresTools.DIRECTORY_DUMP.name()).map(Measurement::wall))),
                Target.atMost(1.5, "M overwrite: with check, backup, verify and journal / the same",
                        ratio("M-overwrite", Measurement::wall, PostgresTools.DIRECTORY_DUMP.name())),
                Target.atLeast(5, "M upsert, 1 % changed, spread: blind upsert / the whole promotion", faster("M-upsert-spread")),
                Target.atLeast(5, "M upsert, 1 % changed, side by side: blind upsert / the whole promotion", faster("M-upsert-contiguous")),
                Target.atMost(0.1, "M upsert, nothing changed / the first promotion",
                        over(of("M-same", AGAIN).map(Measurement::wall), reference("M-same").map(Measurement::wall))),
                Target.atMost(0.15, "S: verify / the whole promotion", verify("S")),
                Target.atMost(0.15, "M overwrite: verify / the whole promotion", verify("M-overwrite")),
                Target.atMost(0.15, "M upsert, spread: verify / the whole promotion", verify("M-upsert-spread")),
                Target.atMost(1.25, "peak RSS of the functions, M overwrite / S", memory()),
                Target.atMost(1, "MariaDB, M: the whole promotion / mysqldump | mysql",
                        ratio("MariaDB-M", Measurement::wall, MariaDbTools.PIPE.name())),
                Target.atMost(1, "MariaDB, M: the whole promotion / mydumper + myloader",
                        ratio("MariaDB-M", Measurement::wall, MariaDbTools.MYDUMPER.name())));
    }

    private Optional<Measurement> of(String scenario, String contender) {
        return result(scenario).flatMap(result -> result.of(contender));
    }

    private Optional<Measurement> reference(String scenario) {
        return result(scenario).flatMap(Result::reference);
    }

    private Optional<Result> result(String scenario) {
        return results.stream().filter(result -> result.scenario().name().equals(scenario)).findFirst();
    }

    private OptionalDouble ratio(String scenario, Function<Measurement, Duration> what, String other) {
        return over(of(scenario, STEPFERRY).map(what), of(scenario, other).map(what));
    }

    private OptionalDouble faster(String scenario) {
        return over(reference(scenario).map(Measurement::wall), of(scenario, STEPFERRY).map(Measurement::wall));
    }

    private OptionalDouble verify(String scenario) {
        var promotion = of(scenario, STEPFERRY);
        return over(promotion.map(it -> Shares.step(it, "verify")), promotion.map(Measurement::wall));
    }

    private OptionalDouble seconds() {
        return over(of("S", STEPFERRY).map(Measurement::wall), Optional.of(Duration.ofSeconds(1)));
    }

    private OptionalDouble memory() {
        var small = of("S", STEPFERRY);
        var big = of("M-overwrite", STEPFERRY);
        return small.isPresent() && big.isPresent()
                ? OptionalDouble.of((double) big.get().peakMemory() / small.get().peakMemory())
                : OptionalDouble.empty();
    }

    private static OptionalDouble over(Optional<Duration> one, Optional<Duration> other) {
        return one.isPresent() && other.isPresent() && other.get().isPositive()
                ? OptionalDouble.of((double) one.get().toNanos() / other.get().toNanos())
                : OptionalDouble.empty();
    }
}
