package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.cloud.template.Template;
import stepferry.model.Environment;
import stepferry.model.RunEvent;

/** A storage that turns requests away: now and then, which nobody notices, and always, which is said. */
class SlowStorageTest {
    private static final String ROWS = "select count(*) || ' ' || md5(string_agg(md5(body), '' order by id)) from wide";
    private static SlowingStorage storage;
    private static CloudFixture cloud;

    private Environment source;
    private Environment target;

    @BeforeAll
    static void aCloudBehindIt() throws IOException {
        storage = new SlowingStorage();
        var template = Template.read(Distribution.template());
        template.variables().put("AWS_ENDPOINT_URL_S3", storage.endpoint().toString());
        cloud = CloudFixture.of(template);
        storage.before(cloud.embedded().endpoints().s3());
    }

    @AfterAll
    static void close() {
        cloud.embedded().close();
        storage.close();
    }

    /** Rows that no compression makes small: a file of some uploads, and parts that are cut. */
    private void databases(int rows) throws SQLException {
        source = cloud.environment("slowfrom", "generic");
        target = cloud.environment("slowto", "generic");
        for (var each : List.of(source, target)) {
            cloud.execute(each, "create table wide (id int primary key, body text)", "create table pages (id int primary key, title text)");
        }
        cloud.execute(source, "insert into pages values (1, 'new')", "insert into wide select g, (select string_agg(md5(random()::text), '')"
                + " from generate_series(1, 125) where g > 0) from generate_series(1, " + rows + ") as g");
        cloud.execute(target, "insert into pages values (1, 'old')", "insert into wide select g, (select string_agg(md5(random()::text), '')"
                + " from generate_series(1, 125) where g > 0) from generate_series(1, " + rows + ") as g");
    }

    @Test
    void everyTenthRequestIsMadeAgainWithItsBody() throws SQLException {
        databases(6000);
        storage.refuseEvery(10);

        for (var strategy : List.of("atomic", "chunked")) {
            int before = storage.refused();
            var run = CloudFixture.id("slow");
            var ended = cloud.run("promote", run, request(strategy));
            assertThat(ended.status()).as("%s, the storage behind it: %s", ended.cause(), storage.trouble()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(cloud.query(target, ROWS)).isEqualTo(cloud.query(source, ROWS));
            assertThat(cloud.journal.events(run)).extracting(RunEvent::kind).doesNotContain(RunEvent.Kind.FAILED);
            assertThat(storage.refused()).isGreaterThan(before + 1);
            cloud.execute(target, "update wide set body = body || 'x'");
        }
    }

    @Test
    void aStorageThatRefusesEverythingIsNamed() throws SQLException {
        databases(1);
        storage.refuseEvery(1);

        var run = CloudFixture.id("refused");
        var ended = cloud.run("promote", run, request("atomic"));

        assertThat(ended.error()).as("%s", ended.cause()).isEqualTo("Refused");
        assertThat(ended.cause()).contains("STORAGE_UNAVAILABLE", "503 (SlowDown)");
        assertThat(cloud.query(target, "select title from pages")).containsExactly("old");
        assertThat(cloud.journal.events(run)).filteredOn(event -> event.step().equals("export") && event.kind() == RunEvent.Kind.STARTED).hasSize(5);
    }

    private String request(String strategy) {
        return "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"overwrite\",\"strategy\":\"%s\"}".formatted(source.name(), target.name(), strategy);
    }
}
