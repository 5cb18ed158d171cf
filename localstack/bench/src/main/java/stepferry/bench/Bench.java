package stepferry.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import stepferry.bench.contenders.Stack;
import stepferry.bench.data.DataSets;
import stepferry.bench.ground.Ground;
import stepferry.bench.ground.MariaDbGround;
import stepferry.bench.ground.PostgresGround;
import stepferry.bench.report.Report;
import stepferry.bench.scenarios.Result;
import stepferry.bench.scenarios.Rounds;
import stepferry.bench.scenarios.Scenario;
import stepferry.bench.scenarios.Scenarios;
import stepferry.model.Engine;
import stepferry.servers.Folders;

/** The main class: runs what is asked for, prints the report and writes it to a file. */
public final class Bench {
    private static final int WARM_UP_RUNS = 3;

    private final Options options;
    private final Scenarios scenarios;
    private final List<String> servers = new ArrayList<>();

    private Bench(Options options, Scenarios scenarios) {
        this.options = options;
        this.scenarios = scenarios;
    }

    /** @throws SQLException if a server cannot be made ready; what a contender fails with stands in the report */
    public static void main(String... arguments) throws IOException, SQLException {
        var options = Options.ofProperties();
        Folders.delete(options.folder());
        Folders.made(options.folder());
        try (var stack = Stack.start(options.folder().resolve("stack"))) {
            var report = new Bench(options, new Scenarios(new DataSets(options.scale()), stack)).run().text();
            Files.writeString(options.report(), report);
            System.out.println(report);
        } finally {
            Folders.delete(options.folder());
        }
    }

    private Report run() throws SQLException {
        var byEngine = new LinkedHashMap<Engine, List<Scenario>>();
        scenarios.named(options.scenarios())
                .forEach(scenario -> byEngine.computeIfAbsent(scenario.engine(), _ -> new ArrayList<>()).add(scenario));
        if (byEngine.isEmpty()) {
            throw new IllegalArgumentException("bench.scenarios names no scenario: " + options.scenarios());
        }
        var results = new ArrayList<Result>();
        for (var each : byEngine.entrySet()) {
            results.addAll(run(each.getKey(), each.getValue()));
        }
        return new Report(options, servers, results);
    }

    private List<Result> run(Engine engine, List<Scenario> wanted) throws SQLException {
        try (var ground = start(engine)) {
            servers.add(ground.description());
            warmUp(ground);
            var rounds = new Rounds(options.folder(), options.runs(), options.wanted(), System.out);
            return wanted.stream().map(scenario -> rounds.run(scenario, ground)).toList();
        }
    }

    private Ground start(Engine engine) throws SQLException {
        return engine == Engine.POSTGRESQL
                ? PostgresGround.start(options.folder().resolve("postgresql"), options.profile())
                : MariaDbGround.start(options.folder().resolve("mariadb"));
    }

    /** The first promotions of a JVM load classes; what is compared is a stack that has been up for a while. */
    private void warmUp(Ground ground) {
        System.out.println("warming up");
        new Rounds(options.folder(), WARM_UP_RUNS, _ -> true, new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
                .run(scenarios.warmUp(ground.engine()), ground);
    }
}
