package stepferry.bench.scenarios;

import java.util.List;
import java.util.stream.Stream;
import stepferry.bench.contenders.Contender;
import stepferry.bench.contenders.MariaDbTools;
import stepferry.bench.contenders.PostgresTools;
import stepferry.bench.contenders.Promotion;
import stepferry.bench.contenders.Stack;
import stepferry.bench.data.DataSet;
import stepferry.bench.data.DataSets;
import stepferry.bench.data.State;
import stepferry.model.Engine;

/** All comparisons. */
public final class Scenarios {
    public static final String STEPFERRY = "Stepferry";
    public static final String AGAIN = "Stepferry, nothing changed, upsert";

    private final DataSets data;
    private final Contender overwrite;
    private final Contender upsert;

    /** @param stack where Stepferry runs */
    public Scenarios(DataSets data, Stack stack) {
        this.data = data;
        this.overwrite = new Promotion(STEPFERRY, stack, "overwrite");
        this.upsert = new Promotion(STEPFERRY, stack, "bench-upsert");
    }

    /** Those of the given names. */
    public List<Scenario> named(List<String> names) {
        return Stream.of(
                overwrite("S", "60 tables of settings, all rows differ, overwrite", data.small(), PostgresTools.PIPE),
                overwrite("M-overwrite", "2 M rows and 60 small tables, all rows differ, overwrite", data.big(), PostgresTools.DIRECTORY_DUMP),
                upsert("M-upsert-spread", "M, 1 % of the rows differ, evenly spread, upsert", State.SPREAD),
                upsert("M-upsert-contiguous", "M, 1 % of the rows differ, side by side, upsert", State.CONTIGUOUS),
                new Scenario("M-same", "M, promoted again with nothing changed", Engine.POSTGRESQL, data.big(), List.of(
                        new Entry("Stepferry, first promotion", overwrite, State.EMPTY),
                        new Entry(AGAIN, upsert, State.SOURCE),
                        new Entry("Stepferry, nothing changed, overwrite", overwrite, State.SOURCE))),
                overwrite("W-overwrite", "wide and ugly, all rows differ, overwrite", data.ugly(), PostgresTools.DIRECTORY_DUMP),
                new Scenario("MariaDB-M", "M on MariaDB, all rows differ, overwrite", Engine.MARIADB, data.big(), List.of(
                        new Entry(MariaDbTools.PIPE, State.OLD), new Entry(MariaDbTools.MYDUMPER, State.OLD), new Entry(overwrite, State.OLD))))
                .filter(scenario -> scenario.isOneOf(names)).toList();
    }

    /** What lets the stack load its classes. */
    public Scenario warmUp(Engine engine) {
        return new Scenario("warm-up", "a few small tables", engine, DataSets.warmUp(),
                List.of(new Entry(overwrite, State.OLD), new Entry("Stepferry, upsert", upsert, State.OLD)));
    }

    private Scenario overwrite(String name, String title, DataSet set, Contender reference) {
        var others = Stream.of(PostgresTools.DIRECTORY_DUMP, PostgresTools.CUSTOM_DUMP, PostgresTools.PIPE, PostgresTools.PGCOPYDB,
                PostgresTools.COPY, overwrite).filter(contender -> !contender.equals(reference));
        return new Scenario(name, title, Engine.POSTGRESQL, set,
                Stream.concat(Stream.of(reference), others).map(contender -> new Entry(contender, State.OLD)).toList());
    }

    private Scenario upsert(String name, String title, State before) {
        return new Scenario(name, title, Engine.POSTGRESQL, data.big(),
                List.of(new Entry(PostgresTools.BLIND_UPSERT, before), new Entry(upsert, before)));
    }
}
