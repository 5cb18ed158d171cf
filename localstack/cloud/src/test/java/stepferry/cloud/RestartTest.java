package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.model.Environment;
import stepferry.model.Guards;
import stepferry.model.Pause;
import stepferry.model.variables.VariableKind;
import stepferry.model.variables.VariablePlace;
import stepferry.servers.SharedServers;
import stepferry.variables.GivenValue;
import stepferry.variables.GivenValues;
import stepferry.variables.RunValues;
import stepferry.variables.SecretsAccess;

/** The whole stack ends while a run waits for people, and comes up again on its folder. */
class RestartTest {
    @TempDir
    Path home;

    @Test
    void whoeverAnswersAfterwardsIsHeard() throws Exception {
        var run = CloudFixture.id("restart");
        Environment target;
        String execution;
        Pause variables;
        try (var stack = LocalCloud.start(Optional.of(home))) {
            var cloud = CloudFixture.of(stack, SharedServers.postgres());
            var source = application(cloud, "restartdev", "new");
            target = cloud.guarded(application(cloud, "restartprod", "old"), new Guards(Optional.empty(), true));
            execution = cloud.start("promote", run, "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"overwrite\"}".formatted(source.name(), target.name()));
            variables = cloud.awaitPause(run, _ -> true);
        }

        try (var stack = LocalCloud.start(Optional.of(home))) {
            var cloud = CloudFixture.of(stack, SharedServers.postgres());
            var values = new RunValues(new SecretsAccess(cloud.secrets), RunValues.USUAL_PREFIX)
                    .add(run, GivenValues.of(Map.of("HOST", new GivenValue(VariableKind.PLAIN, "prod.example"))));
            cloud.answer(variables, "{\"values\":\"" + values + "\"}");
            cloud.answer(cloud.awaitPause(run, pause -> pause.reason() == Pause.Reason.APPROVAL), "{\"approved\":true}");

            assertThat(cloud.await(execution).status()).as("%s", cloud.journal.events(run)).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(cloud.query(target, "select title || ' ' || v from pages, settings")).containsExactly("new prod.example");
        }
    }

    private static Environment application(CloudFixture cloud, String word, String title) throws Exception {
        var environment = cloud.keeping(cloud.environment(word, "generic"), new VariablePlace(VariablePlace.Kind.TABLE, "settings(k,v)", Optional.empty()));
        cloud.execute(environment, "create table settings (k text primary key, v text)", "create table pages (id int primary key, title text, body text)",
                "insert into pages values (1, '" + title + "', '{{ $env.HOST }}')");
        return environment;
    }
}
