package stepferry.bench.costs;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import stepferry.bench.contenders.Contender;
import stepferry.bench.contenders.Promotion;
import stepferry.bench.contenders.Stack;
import stepferry.bench.contenders.Stage;
import stepferry.bench.data.DataSet;
import stepferry.bench.data.DataSets;
import stepferry.bench.data.State;
import stepferry.bench.ground.Ground;
import stepferry.bench.ground.PostgresGround;
import stepferry.servers.Folders;

/** The main class. Arguments: a folder for its data, which is emptied, and the scale of the data sets. */
public final class Costs {
    private final Stack stack;
    private final Ground ground;

    private Costs(Stack stack, Ground ground) {
        this.stack = stack;
        this.ground = ground;
    }

    /** @throws IOException if a promotion fails */
    public static void main(String... arguments) throws IOException, SQLException {
        var folder = Path.of(arguments[0]);
        var data = new DataSets(Double.parseDouble(arguments[1]));
        Folders.delete(folder);
        Folders.made(folder);
        try (var stack = Stack.start(folder.resolve("stack")); var ground = PostgresGround.start(folder.resolve("postgresql"), false)) {
            new Costs(stack, ground).print(data, Double.parseDouble(arguments[1]));
        } finally {
            Folders.delete(folder);
        }
    }

    private void print(DataSets data, double scale) throws IOException, SQLException {
        var overwrite = new Promotion("overwrite", stack, "overwrite");
        var upsert = new Promotion("upsert", stack, "bench-upsert");
        used(overwrite, DataSets.warmUp(), State.OLD);
        System.out.printf(Locale.ROOT, "scale %s; counted in one run each, after another one%n", scale);
        System.out.printf(Locale.ROOT, "%-34s %7s %7s %8s %7s %7s %7s %7s %9s %9s %9s %9s %9s%n", "",
                "states", "calls", "GB-s", "S3 put", "S3 get", "DDB wr", "DDB rd", "states $", "functs $", "S3 $", "DDB $", "all $");
        print("S, all rows differ, overwrite", used(overwrite, data.small(), State.OLD));
        print("S, nothing differs, upsert", used(upsert, data.small(), State.SOURCE));
        print("M, all rows differ, overwrite", used(overwrite, data.big(), State.OLD));
        print("M, 1 % differs, spread, upsert", used(upsert, data.big(), State.SPREAD));
        print("M, nothing differs, upsert", used(upsert, data.big(), State.SOURCE));
    }

    private Usage used(Contender promotion, DataSet set, State before) throws IOException, SQLException {
        var source = ground.database(set, State.SOURCE);
        ground.layOut(ground.database(set, before));
        return promotion.run(new Stage(ground, source, Path.of(""))).usage().orElseThrow();
    }

    private static void print(String title, Usage usage) {
        var prices = Prices.LIST;
        System.out.printf(Locale.ROOT, "%-34s %7d %7d %8.1f %7d %7d %7d %7d", title, usage.transitions(), usage.invocations(),
                usage.gigabyteSeconds(), Prices.writes(usage), Prices.reads(usage), Prices.items(usage), Prices.lookups(usage));
        List.of(prices.stateMachines(usage), prices.functions(usage), prices.storage(usage), prices.journal(usage), prices.all(usage))
                .forEach(dollars -> System.out.printf(Locale.ROOT, " %9.5f", dollars));
        System.out.println();
    }
}
