package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.cloud.places.Everywhere;
import stepferry.model.RunStatus;

/** The whole workflow on a small application of its own. */
@Everywhere
class PromotionTest {
    private final CloudFixture cloud = CloudFixture.SHARED;

    @Test
    void promotesTheDemoAndTakesItBack() throws Exception {
        var dev = cloud.environment("dev", "nocobase");
        var prod = cloud.environment("prod", "nocobase");
        cloud.load(dev, Path.of("../demo/crm-dev.sql"));
        cloud.load(prod, Path.of("../demo/crm-prod.sql"));
        var before = cloud.query(prod, "select string_agg(r::text, ',' order by r::text) from roles r");
        var run = CloudFixture.id("promote");

        var ended = cloud.run("promote", run, "{\"source\":\"%s\",\"target\":\"%s\"}".formatted(dev.name(), prod.name()));

        assertThat(ended.status()).as("%s %s", ended.cause(), cloud.journal.events(run)).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(cloud.journal.read(run).status()).isEqualTo(RunStatus.DONE);
        assertThat(cloud.query(prod, "select name from roles order by 1")).isEqualTo(cloud.query(dev, "select name from roles order by 1"));
        assertThat(cloud.query(prod, "select count(*) from orders")).containsExactly("3000");

        var back = CloudFixture.id("rollback");
        var taken = cloud.run("rollback", back, "{\"run\":\"" + run + "\"}");
        assertThat(taken.status()).as("%s %s", taken.cause(), cloud.journal.events(back)).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(cloud.query(prod, "select string_agg(r::text, ',' order by r::text) from roles r")).isEqualTo(before);
        assertThat(cloud.query(prod, "select to_regclass('contracts')::text")).containsOnlyNulls();
    }
}
