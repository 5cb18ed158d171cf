package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.model.Environment;
import stepferry.model.PackagedTable;
import stepferry.model.Rule;

/** A real application: what the nocobase profile and the documented default rules are for. */
class NocoBaseTest {
    private static final Path DUMPS = Path.of(System.getProperty("stepferry.nocobase.dumps", "../../../shared/nocobase/dumps"));
    private static final String CONTENT = """
            select coalesce(string_agg(row, E'\\n' order by row collate "C"), '') from (select (row(%s))::text as row from only public.%s t) r""";

    private final CloudFixture cloud = CloudFixture.SHARED;

    @ParameterizedTest
    @CsvSource({"dev,prod_clone", "dev,prod_plug", "prod_plug,prod_clone", "dev,"})
    void promotesByTheDefaultRules(String source, String target) throws Exception {
        assumeTrue(Files.isDirectory(DUMPS), () -> "no dumps at " + DUMPS.toAbsolutePath() + ": set -Dstepferry.nocobase.dumps");
        var dev = cloud.environment("nbdev", "nocobase");
        var prod = cloud.environment("nbprod", "nocobase");
        cloud.load(dev, DUMPS.resolve(source + ".sql.gz"));
        if (target != null) {
            cloud.load(prod, DUMPS.resolve(target + ".sql.gz"));
        }
        var before = contents(prod, tables(prod));

        var run = promote(dev, prod);
        var manifest = cloud.packages.read(run);
        assertThat(manifest.tables()).extracting(PackagedTable::name).containsExactlyInAnyOrderElementsOf(tables(dev));
        assertThat(tables(prod)).containsAll(tables(dev));
        for (var table : manifest.tables()) {
            if (table.rule() == Rule.OVERWRITE) {
                assertThat(content(prod, table)).as(table.name()).isEqualTo(content(dev, table));
            } else if (before.containsKey(table.name())) {
                var kept = before.get(table.name());
                assertThat(content(prod, table.name(), kept.columns())).as(table.name()).isEqualTo(kept.content());
            } else {
                assertThat(content(prod, table)).as(table.name()).isEmpty();
            }
        }
        assertThat(views(prod)).isEqualTo(views(dev));

        var again = promote(dev, prod);
        var applied = cloud.journal.events(again).stream()
                .filter(e -> e.step().equals("apply") && e.facts().containsKey("tables")).findFirst().orElseThrow();
        assertThat(applied.facts()).containsEntry("tables", 0).containsEntry("structure", 0);
    }

    private String promote(Environment dev, Environment prod) {
        var run = CloudFixture.id("nocobase");
        var ended = cloud.run("promote", run, "{\"source\":\"%s\",\"target\":\"%s\",\"allowDestructive\":false}".formatted(dev.name(), prod.name()));
        assertThat(ended.status()).as("%s", ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        return run;
    }

    private List<String> views(Environment environment) throws SQLException {
        return cloud.query(environment, "select table_name || ': ' || view_definition"
                + " from information_schema.views where table_schema = 'public' order by 1");
    }

    private List<String> tables(Environment environment) throws SQLException {
        return cloud.query(environment, "select table_name from information_schema.tables"
                + " where table_schema = 'public' and table_type = 'BASE TABLE'");
    }

    /** What a target held, in the columns that it had. */
    private record Before(List<String> columns, String content) {}

    private Map<String, Before> contents(Environment environment, List<String> tables) throws SQLException {
        var contents = new TreeMap<String, Before>();
        for (var table : tables) {
            var columns = columns(environment, table);
            contents.put(table, new Before(columns, content(environment, table, columns)));
        }
        return contents;
    }

    private String content(Environment environment, PackagedTable table) throws SQLException {
        return content(environment, table.name(), table.columns().stream().sorted().toList());
    }

    private String content(Environment environment, String table, List<String> columns) throws SQLException {
        var names = columns.stream().map(NocoBaseTest::quoted).collect(Collectors.joining(", "));
        return cloud.query(environment, CONTENT.formatted(names, quoted(table))).getFirst();
    }

    private List<String> columns(Environment environment, String table) throws SQLException {
        return cloud.query(environment, "select column_name from information_schema.columns where table_schema = 'public' and table_name = '"
                + table + "' order by column_name collate \"C\"");
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
