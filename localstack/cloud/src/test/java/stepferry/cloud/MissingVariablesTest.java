package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.cloud.places.Everywhere;
import stepferry.model.Environment;
import stepferry.model.Pause;
import stepferry.model.variables.RequiredVariable;
import stepferry.model.variables.VariableKind;
import stepferry.model.variables.VariablePlace;
import stepferry.variables.GivenValue;
import stepferry.variables.GivenValues;
import stepferry.variables.RunValues;
import stepferry.variables.SecretsAccess;

/** A run whose target lacks values of variables. */
@Everywhere
class MissingVariablesTest {
    private final CloudFixture cloud = CloudFixture.SHARED;
    private final RunValues values = new RunValues(new SecretsAccess(cloud.secrets), RunValues.USUAL_PREFIX);
    private Environment dev;
    private Environment prod;
    private String run;

    @BeforeEach
    void aTargetThatLacksTwo() throws SQLException {
        var place = new VariablePlace(VariablePlace.Kind.TABLE, "settings(k,v)", Optional.empty());
        dev = cloud.keeping(cloud.environment("missingdev", "generic"), place);
        prod = cloud.keeping(cloud.environment("missingprod", "generic"), place);
        for (var each : new Environment[] {dev, prod}) {
            cloud.execute(each, "create table pages (id int primary key, body text)", "create table settings (k text primary key, v text)");
        }
        cloud.execute(dev, "insert into pages values (1, '{{ $env.HOST }}'), (2, '{{ $env.PORT }}')");
        run = CloudFixture.id("missing");
    }

    @Test
    void waitsForThemAndGoesOnWhenTheyCome() throws SQLException {
        var execution = cloud.start("promote", run, request(600));
        var pause = cloud.awaitPause(run, _ -> true);

        assertThat(pause.reason()).isEqualTo(Pause.Reason.VARIABLES);
        assertThat(pause.variables()).extracting(RequiredVariable::name).containsExactly("HOST", "PORT");
        assertThat(cloud.journal.read(run).message()).contains("HOST (plain, used in pages (id=1))");
        assertThat(cloud.query(prod, "select count(*) from pages")).containsExactly("0");

        cloud.answer(pause, "{\"values\":\"" + values.add(run, given("HOST", "prod.example")) + "\"}");
        var second = cloud.awaitPause(run, each -> !each.token().equals(pause.token()));
        assertThat(second.variables()).extracting(RequiredVariable::name).containsExactly("PORT");
        assertThat(cloud.query(prod, "select count(*) from settings")).as("nothing is written before the run lands").containsExactly("0");

        cloud.answer(second, "{\"values\":\"" + values.add(run, given("PORT", "25")) + "\",\"by\":\"ana\"}");
        var ended = cloud.await(execution);
        assertThat(ended.status()).as("%s", ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(cloud.query(prod, "select string_agg(k || '=' || v, ',' order by k) from settings")).containsExactly("HOST=prod.example,PORT=25");
        assertThat(cloud.query(prod, "select count(*) from pages")).containsExactly("2");
    }

    @Test
    void whatSomebodyWroteIntoTheTargetIsFoundThere() throws SQLException {
        var execution = cloud.start("promote", run, request(600));
        var pause = cloud.awaitPause(run, _ -> true);
        cloud.execute(prod, "insert into settings values ('HOST', 'own.example'), ('PORT', '26')");

        cloud.answer(pause, "{}");

        assertThat(cloud.await(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(cloud.query(prod, "select v from settings order by k")).containsExactly("own.example", "26");
    }

    @Test
    void whoeverGivesNothingIsAskedAgainAndAtLastTheTargetStaysAsItWas() throws SQLException {
        var execution = cloud.start("promote", run, request(3));
        var pause = cloud.awaitPause(run, _ -> true);

        cloud.answer(pause, "[1]");
        cloud.awaitPause(run, each -> !each.token().equals(pause.token()));

        var ended = cloud.await(execution);
        assertThat(ended.cause()).contains("nobody gave the missing values in time");
        assertThat(cloud.query(prod, "select count(*) from pages")).containsExactly("0");
    }

    @Test
    void aPlanAloneAsksNobody() {
        var ended = cloud.run("promote", run, request(600).replace("}", ",\"dryRun\":true}"));

        assertThat(ended.status()).as("%s", ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    private static GivenValues given(String name, String value) {
        return GivenValues.of(Map.of(name, new GivenValue(VariableKind.PLAIN, value)));
    }

    private String request(int patience) {
        return "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"overwrite\",\"patience\":%d}".formatted(dev.name(), prod.name(), patience);
    }
}
