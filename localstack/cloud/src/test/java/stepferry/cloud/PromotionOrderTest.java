package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.cloud.places.Everywhere;
import stepferry.model.Environment;
import stepferry.model.Guards;
import stepferry.model.Run;

/** What is tried in staging is what reaches production, and nothing else. */
@Everywhere
class PromotionOrderTest {
    private final CloudFixture cloud = CloudFixture.SHARED;
    private Environment dev;
    private Environment staging;
    private Environment prod;

    @BeforeEach
    void threeEnvironments() throws SQLException {
        dev = cloud.environment("orderdev", "generic");
        staging = cloud.environment("orderstaging", "generic");
        prod = cloud.guarded(cloud.environment("orderprod", "generic"), new Guards(Optional.of(staging.name()), false));
        for (var each : new Environment[] {dev, staging, prod}) {
            cloud.execute(each, "create table pages (id int primary key, title text)");
        }
        cloud.execute(dev, "insert into pages values (1, 'new')");
    }

    @Test
    void aPackageThatHasBeenNowhereIsRefused() throws SQLException {
        var ended = promote(CloudFixture.id("order"), "source", dev.name(), prod);

        assertThat(ended.cause()).contains("PROMOTION_ORDER", staging.name());
        assertThat(cloud.query(prod, "select count(*) from pages")).containsExactly("0");
    }

    @Test
    void thePackageThatStagingVerifiedComesThroughAndAnotherDoesNot() throws SQLException {
        var tried = CloudFixture.id("order");
        assertThat(promote(tried, "source", dev.name(), staging).status()).isEqualTo(ExecutionStatus.SUCCEEDED);

        var ended = promote(CloudFixture.id("order"), "package", tried, prod);

        assertThat(ended.status()).as("%s", ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(cloud.query(prod, "select title from pages")).containsExactly("new");
        assertThat(cloud.journal.ofPackage(tried)).extracting(run -> run.target().orElse("")).containsExactly(staging.name(), prod.name());
        assertThat(promote(CloudFixture.id("order"), "source", dev.name(), prod).cause()).contains("PROMOTION_ORDER");
    }

    @Test
    void whatStagingTookBackDoesNotCount() {
        var tried = CloudFixture.id("order");
        promote(tried, "source", dev.name(), staging);
        var back = cloud.run("rollback", CloudFixture.id("back"), "{\"run\":\"" + tried + "\"}");
        assertThat(back.status()).as("%s", back.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(cloud.journal.ofPackage(tried + "-backup")).extracting(Run::kind).contains(Run.Kind.ROLLBACK);

        assertThat(promote(CloudFixture.id("order"), "package", tried, prod).cause()).contains("PROMOTION_ORDER");
    }

    private DescribeExecutionResponse promote(String run, String from, String name, Environment to) {
        return cloud.run("promote", run, "{\"%s\":\"%s\",\"target\":\"%s\",\"rules\":\"overwrite\"}".formatted(from, name, to.name()));
    }
}
