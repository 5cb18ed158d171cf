package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.model.Environment;
import stepferry.model.Guards;
import stepferry.model.RunEvent;
import stepferry.model.RunStatus;
import stepferry.model.window.MaintenanceWindow;

/** When a run may change its target, and that it need not. */
class WindowTest {
    private static final String OPEN = window(-120, 120);
    private static final String CLOSED = window(120, 180);

    private final CloudFixture cloud = CloudFixture.SHARED;
    private final String run = CloudFixture.id("window");
    private Environment dev;
    private Environment prod;

    @BeforeEach
    void twoEnvironments() throws SQLException {
        dev = cloud.environment("windowdev", "generic");
        prod = cloud.environment("windowprod", "generic");
        for (var each : new Environment[] {dev, prod}) {
            cloud.execute(each, "create table pages (id int primary key, title text)", "insert into pages values (1, 'old'), (2, 'same')");
        }
        cloud.execute(dev, "update pages set title = 'new' where id = 1");
    }

    /** From so many minutes from now until so many. */
    private static String window(int from, int to) {
        var now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        return now.plusMinutes(from) + "-" + now.plusMinutes(to) + " UTC";
    }

    @Test
    void outsideOfItsWindowARunIsRefusedBeforeAnythingIsExported() throws SQLException {
        var ended = promote(run, ",\"window\":\"" + CLOSED + "\"");

        assertThat(ended.cause()).contains("OUTSIDE_WINDOW", CLOSED, "opens next on");
        assertThat(cloud.journal.read(run).status()).isEqualTo(RunStatus.REFUSED);
        assertThat(cloud.packages.find(run)).isEmpty();
        assertThat(titles()).isEqualTo("old,same");
        assertThat(promote(CloudFixture.id("window"), ",\"window\":\"nightly\"").cause()).contains("WINDOW_INVALID", "'nightly'");
    }

    @Test
    void withinItItLands() throws SQLException {
        cloud.guarded(prod, guards(window(-60, 60)));
        var ended = promote(run, ",\"window\":\"" + OPEN + "\"");
        assertThat(ended.status()).as("%s", ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(titles()).isEqualTo("new,same");
    }

    @Test
    void theWindowOfATargetBindsEveryPromotionButNeitherAPlanNorARollback() throws SQLException {
        assertThat(promote(run, "").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        cloud.guarded(prod, guards(CLOSED));

        assertThat(promote(CloudFixture.id("window"), ",\"window\":\"" + OPEN + "\"").cause()).contains("OUTSIDE_WINDOW", OPEN + "' and '" + CLOSED);
        assertThat(promote(CloudFixture.id("window"), ",\"dryRun\":true").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        var back = cloud.run("rollback", CloudFixture.id("back"), "{\"run\":\"" + run + "\"}");
        assertThat(back.status()).as("%s", back.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(titles()).isEqualTo("old,same");
    }

    /** As if it had waited for a person for longer than its window was open. */
    @Test
    void aRunWhoseWindowHasClosedSinceItWasLetInStopsBeforeTheBackup() throws SQLException {
        var late = lateMachine();
        var execution = cloud.stepFunctions.startExecution(r -> r.stateMachineArn(late).name(run).input(request(""))).executionArn();

        assertThat(cloud.await(execution).cause()).contains("OUTSIDE_WINDOW", CLOSED);
        assertThat(cloud.journal.events(run)).filteredOn(event -> event.kind() == RunEvent.Kind.FAILED).extracting(RunEvent::step)
                .containsExactly("plan");
        assertThat(cloud.packages.find(run + "-backup")).isEmpty();
        assertThat(titles()).isEqualTo("old,same");
    }

    private String lateMachine() {
        var promote = cloud.stepFunctions.describeStateMachine(r -> r.stateMachineArn(cloud.embedded().endpoints().machines().get("promote")));
        var admitted = "\"run\": \"{% $states.result.Payload %}\"";
        assertThat(promote.definition()).contains(admitted);
        var late = promote.definition().replaceFirst(Pattern.quote(admitted),
                Matcher.quoteReplacement("\"run\": \"{% $merge([$states.result.Payload, {'windows': ['" + CLOSED + "']}]) %}\""));
        return cloud.stepFunctions.createStateMachine(r -> r.name(CloudFixture.name("late")).roleArn(promote.roleArn()).definition(late))
                .stateMachineArn();
    }

    @Test
    void aRunThatWouldChangeNothingMayEndWithItsPlan() throws SQLException {
        assertThat(promote(run, ",\"skipUnchanged\":true").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(titles()).isEqualTo("new,same");
        assertThat(cloud.journal.read(run).message()).isEqualTo("promoted and verified");
        var receipts = receipts();

        var again = CloudFixture.id("again");
        assertThat(promote(again, ",\"skipUnchanged\":true").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(cloud.journal.read(again).message()).isEqualTo("planned, nothing was touched: nothing would change");
        assertThat(cloud.journal.read(again).status()).isEqualTo(RunStatus.DONE);
        assertThat(cloud.journal.events(again)).extracting(RunEvent::step).contains("plan").doesNotContain("backup", "apply");
        assertThat(receipts()).isEqualTo(receipts);
        assertThat(cloud.packages.find(again + "-backup")).isEmpty();

        assertThat(promote(CloudFixture.id("again"), "").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(receipts()).as("unless it is asked to, it goes on").isNotEqualTo(receipts);

        cloud.execute(dev, "alter table pages add column note text");
        var changed = CloudFixture.id("again");
        assertThat(promote(changed, ",\"skipUnchanged\":true").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(cloud.journal.read(changed).message()).isEqualTo("promoted and verified");
    }

    @Test
    void theJournalKnowsWhichScheduleStartedARun() {
        promote(run, ",\"schedule\":\"nightly\",\"by\":\"ana\"");
        assertThat(cloud.journal.read(run).by()).contains("schedule nightly");
    }

    private static Guards guards(String window) {
        return new Guards(Optional.empty(), false, Optional.of(MaintenanceWindow.parse(window)));
    }

    private DescribeExecutionResponse promote(String id, String more) {
        return cloud.run("promote", id, request(more));
    }

    private String request(String more) {
        return "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"overwrite\"%s}".formatted(dev.name(), prod.name(), more);
    }

    private String titles() throws SQLException {
        return cloud.query(prod, "select string_agg(title, ',' order by id) from pages").getFirst();
    }

    private String receipts() throws SQLException {
        return cloud.query(prod, "select count(*) from stepferry.receipts").getFirst();
    }
}
