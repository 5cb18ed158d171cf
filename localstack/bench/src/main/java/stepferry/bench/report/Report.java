package stepferry.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepferry.bench.Options;
import stepferry.bench.contenders.Programs;
import stepferry.bench.scenarios.Result;

/**
 * All that is printed.
 *
 * @param servers the descriptions of those that took part
 */
public record Report(Options options, List<String> servers, List<Result> results) {
    private static final List<String> TOOLS = List.of("pg_dump", "psql", "pgcopydb", "mysqldump", "mydumper");

    public String text() {
        return head() + "\n" + ResultTable.of(results) + foot() + "\nTo be reached\n" + new Targets(results).lines();
    }

    private String head() {
        var tools = TOOLS.stream().map(Programs::version).flatMap(Optional::stream).collect(Collectors.joining("; "));
        return "%s%nscale %s, medians of %d runs, contenders in turn; JDK %s, %d processors, load %s%n%s%n".formatted(
                servers.stream().distinct().collect(Collectors.joining("\n")), options.scale(), options.runs(), Runtime.version(),
                Runtime.getRuntime().availableProcessors(), load(), tools);
    }

    private String foot() {
        return results.stream().flatMap(result -> result.left().entrySet().stream()
                        .map(left -> "left out of " + result.scenario().name() + ": " + left.getKey() + ": " + left.getValue() + "\n"))
                .collect(Collectors.joining());
    }

    private static String load() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/loadavg"))) {
            return lines.findFirst().orElse("unknown");
        } catch (IOException _) {
            return "unknown";
        }
    }
}
