package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.cloud.places.Everywhere;
import stepferry.model.Engine;
import stepferry.model.Environment;
import stepferry.model.PackagedTable;
import stepferry.model.RunEvent;
import stepferry.rules.KnownRuleSets;
import stepferry.rules.RuleSetParser;

/** A table of several parts, of which few differ: only those are sent, and only their rows that differ are written. */
class PartsTest {
    private static final int ROWS = 40_000;

    private final CloudFixture cloud = CloudFixture.SHARED;

    private Environment[] environments(boolean mariaDb) throws SQLException {
        var names = List.of("psource", "ptarget");
        var both = new Environment[2];
        for (int i = 0; i < 2; i++) {
            both[i] = mariaDb ? cloud.onMariaDb(names.get(i), "generic") : cloud.environment(names.get(i), "generic");
            cloud.execute(both[i], "create table t (id int primary key, n int unique, body varchar(999))");
        }
        var body = "concat(md5(g), md5(g + 1), md5(g + 2), md5(g + 3), md5(g + 4), md5(g + 5), md5(g + 6), md5(g + 7), md5(g + 8), md5(g + 9),"
                + " md5(g + 10), md5(g + 11), md5(g + 12), md5(g + 13), md5(g + 14), md5(g + 15), md5(g + 16), md5(g + 17), md5(g + 18))";
        cloud.execute(both[0], mariaDb
                ? "insert into t select g, g, %s from (select seq as g from seq_1_to_%d) as s".formatted(body, ROWS)
                : "insert into t select g, g, %s from generate_series(1, %d) as g".formatted(body.replaceAll("md5\\((g[ +0-9]*)\\)", "md5(($1)::text)"), ROWS));
        cloud.execute(both[0], mariaDb ? "analyze table t" : "analyze t");
        return both;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsSentAndWrittenIsWhatDiffers(boolean mariaDb) throws SQLException {
        var both = environments(mariaDb);
        var first = promoted(both, "overwrite", "atomic");
        assertThat(table(first).partKey()).containsExactly("id");
        assertThat(table(first).parts().size()).isGreaterThanOrEqualTo(3);
        assertThat(contents(both[1])).isEqualTo(contents(both[0]));
        var before = contents(both[1]);

        cloud.execute(both[0], "update t set body = 'changed' where id between 501 and 505", "delete from t where id in (506, 507)",
                "update t set n = -n where id = 508", "insert into t values (-1, 508, 'new')");
        var second = promoted(both, "overwrite", "atomic");
        assertThat(facts(second, "apply")).containsEntry("inserted", 1).containsEntry("updated", 6).containsEntry("deleted", 2);
        assertThat(contents(both[1])).isEqualTo(contents(both[0]));

        var idle = promoted(both, "overwrite", "atomic");
        assertThat(facts(idle, "apply")).containsEntry("inserted", 0).containsEntry("updated", 0).containsEntry("deleted", 0);
        assertThat(cloud.packages.read(idle + "-backup").table("t").orElseThrow().parts()).isEmpty();

        succeeds("rollback", "{\"run\":\"" + second + "\"}");
        assertThat(contents(both[1])).isEqualTo(before);
    }

    @Test
    @Everywhere
    void onlyPartsThatDifferWaitAndTheTargetsOwnRowsStay() throws SQLException {
        var both = environments(false);
        promoted(both, "overwrite", "atomic");
        cloud.execute(both[0], "update t set body = 'changed' where id = " + (ROWS - 7));
        cloud.execute(both[1], "insert into t values (" + (ROWS + 5) + ", -5, 'own')");

        var run = promoted(both, "upsert", "chunked");

        assertThat(facts(run, "prepare")).containsEntry("parts", 1);
        assertThat(facts(run, "apply")).containsEntry("inserted", 0).containsEntry("updated", 1).containsEntry("deleted", 0);
        assertThat(cloud.query(both[1], "select count(*) || ' ' || count(*) filter (where body in ('changed', 'own')) from t"))
                .containsExactly((ROWS + 1) + " 2");
        var again = promoted(both, "insert-ignore", "auto");
        assertThat(facts(again, "apply")).containsEntry("inserted", 0).containsEntry("updated", 0);
    }

    private PackagedTable table(String run) {
        return cloud.packages.read(run).table("t").orElseThrow();
    }

    private String promoted(Environment[] both, String rule, String strategy) {
        var rules = new KnownRuleSets(cloud.ruleSets)
                .store(RuleSetParser.parse("name: %s-%s\nuserDefined: {rule: %s}\n".formatted(both[0].name(), rule, rule), "rules.yaml")).name();
        return succeeds("promote", "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"%s\",\"strategy\":\"%s\"}"
                .formatted(both[0].name(), both[1].name(), rules, strategy));
    }

    private String succeeds(String machine, String input) {
        var run = CloudFixture.id("parts");
        var ended = cloud.run(machine, run, input);
        assertThat(ended.status()).as("%s %s", ended.cause(), cloud.journal.events(run)).isEqualTo(ExecutionStatus.SUCCEEDED);
        return run;
    }

    private Map<String, Object> facts(String run, String step) {
        return cloud.journal.events(run).stream().filter(event -> event.step().equals(step) && event.kind() == RunEvent.Kind.FINISHED).findFirst()
                .orElseThrow().facts();
    }

    private List<String> contents(Environment environment) throws SQLException {
        return cloud.query(environment, environment.engine() == Engine.MARIADB
                ? "select concat_ws(' ', count(*), sum(id), sum(n), sum(cast(crc32(concat_ws('|', id, n, body)) as unsigned))) from t"
                : "select md5(string_agg(t::text, ',' order by id)) from t");
    }
}
