package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import stepferry.cloud.places.Everywhere;
import stepferry.model.Environment;
import stepferry.model.Guards;
import stepferry.model.Pause;
import stepferry.model.RunEvent;
import stepferry.model.RunStatus;

/** A run whose plan somebody has to approve. */
@Everywhere
class ApprovalTest {
    private final CloudFixture cloud = CloudFixture.SHARED;
    private Environment dev;
    private Environment prod;
    private String run;

    @BeforeEach
    void aTargetThatWantsApproval() throws SQLException {
        dev = cloud.environment("approvaldev", "generic");
        prod = cloud.guarded(cloud.environment("approvalprod", "generic"), new Guards(Optional.empty(), true));
        for (var each : new Environment[] {dev, prod}) {
            cloud.execute(each, "create table pages (id int primary key, title text)", "insert into pages values (1, 'old'), (2, 'same')");
        }
        cloud.execute(dev, "update pages set title = 'new' where id = 1");
        run = CloudFixture.id("approval");
    }

    @Test
    void waitsUntilSomebodyApproves() throws SQLException {
        var execution = cloud.start("promote", run, request(600));
        var pause = cloud.awaitPause(run, _ -> true);

        assertThat(pause.reason()).isEqualTo(Pause.Reason.APPROVAL);
        assertThat(pause.plan()).isPresent();
        assertThat(cloud.journal.read(run).status()).isEqualTo(RunStatus.WAITING);
        assertThat(titles()).isEqualTo("old,same");

        cloud.answer(pause, "{\"approved\":true,\"by\":\"ana\",\"comment\":\"looks right\"}");
        assertThat(cloud.await(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(titles()).isEqualTo("new,same");
        assertThat(cloud.journal.events(run)).filteredOn(event -> event.step().equals("resume")).extracting(RunEvent::message)
                .contains("approved by ana: looks right");
        assertThat(cloud.pauses.find(run)).isEmpty();
        assertThatThrownBy(() -> cloud.answer(pause, "{\"approved\":true}")).isInstanceOf(SfnException.class);
    }

    @Test
    void endsUntouchedWhenSomebodyRejects() throws SQLException {
        var execution = cloud.start("promote", run, request(600));

        cloud.answer(cloud.awaitPause(run, _ -> true), "{\"approved\":false,\"by\":\"ben\",\"comment\":\"not on a Friday\"}");

        assertThat(cloud.await(execution).cause()).contains("PLAN_REJECTED", "ben: not on a Friday");
        assertThat(cloud.journal.read(run).status()).isEqualTo(RunStatus.REFUSED);
        assertThat(titles()).isEqualTo("old,same");
    }

    @Test
    void endsUntouchedWhenNobodyAnswers() throws SQLException {
        var ended = cloud.run("promote", run, request(1));

        assertThat(ended.error()).isEqualTo("Refused");
        assertThat(ended.cause()).contains("nobody");
        assertThat(cloud.pauses.find(run)).isEmpty();
        assertThat(titles()).isEqualTo("old,same");
    }

    @Test
    void aPlanThatHasGoneStaleIsMadeAgainAndApprovedAgain() throws SQLException {
        var execution = cloud.start("promote", run, request(600));
        var first = cloud.awaitPause(run, _ -> true);
        cloud.execute(prod, "update pages set title = 'somebody was faster' where id = 2");

        cloud.answer(first, "{\"approved\":true,\"by\":\"ana\"}");
        var second = cloud.awaitPause(run, pause -> !pause.token().equals(first.token()));
        assertThat(second.plan()).isPresent().isNotEqualTo(first.plan());
        assertThat(titles()).isEqualTo("old,somebody was faster");

        cloud.answer(second, "{\"approved\":true,\"by\":\"ana\"}");
        assertThat(cloud.await(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(titles()).isEqualTo("new,same");
    }

    @Test
    void anAnswerThatNobodyUnderstandsIsNoneAndTheRunAsksAgain() {
        var execution = cloud.start("promote", run, request(600));
        var first = cloud.awaitPause(run, _ -> true);

        cloud.answer(first, "\"yes please\"");
        var second = cloud.awaitPause(run, pause -> !pause.token().equals(first.token()));
        assertThat(second.sentence()).contains("neither yes nor no");

        cloud.answer(second, "{\"approved\":true,\"plan\":\"of another day\"}");
        var third = cloud.awaitPause(run, pause -> !pause.token().equals(first.token()) && !pause.token().equals(second.token()));
        assertThat(third.sentence()).contains("another plan");

        cloud.answer(third, "{\"approved\":true}");
        assertThat(cloud.await(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void ofTwoWhoAnswerAtOnceOneCounts() throws Exception {
        var execution = cloud.start("promote", run, request(600));
        var pause = cloud.awaitPause(run, _ -> true);

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> approving = () -> answered(pause, "{\"approved\":true,\"by\":\"ana\"}");
            Callable<Boolean> rejecting = () -> answered(pause, "{\"approved\":false,\"by\":\"ben\"}");
            var both = java.util.List.of(people.submit(approving), people.submit(rejecting));
            assertThat(both.get(0).get()).isNotEqualTo(both.get(1).get());
            var ended = cloud.await(execution);
            assertThat(ended.status()).isEqualTo(both.get(0).get() ? ExecutionStatus.SUCCEEDED : ExecutionStatus.FAILED);
        }
    }

    @Test
    void aForgedTokenIsRefusedAndTheRunStillAnswers() {
        var execution = cloud.start("promote", run, request(600));
        var pause = cloud.awaitPause(run, _ -> true);

        assertThatThrownBy(() -> cloud.stepFunctions.sendTaskSuccess(r -> r.taskToken("forged" + pause.token()).output("{\"approved\":true}")))
                .isInstanceOf(InvalidTokenException.class);

        cloud.answer(pause, "{\"approved\":true}");
        assertThat(cloud.await(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void whileItWaitsOthersMayPromote() throws SQLException {
        var execution = cloud.start("promote", run, request(600));
        var first = cloud.awaitPause(run, _ -> true);
        cloud.guarded(prod, Guards.NONE);
        cloud.execute(dev, "update pages set title = 'newer' where id = 2");
        var other = cloud.run("promote", CloudFixture.id("other"), request(600));
        assertThat(other.status()).as("%s", other.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);

        cloud.answer(first, "{\"approved\":true}");
        var second = cloud.awaitPause(run, pause -> !pause.token().equals(first.token()));
        cloud.answer(second, "{\"approved\":true}");
        assertThat(cloud.await(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(titles()).isEqualTo("new,same");
    }

    private boolean answered(Pause pause, String output) {
        try {
            cloud.answer(pause, output);
            return true;
        } catch (SfnException _) {
            return false;
        }
    }

    private String titles() throws SQLException {
        return cloud.query(prod, "select string_agg(title, ',' order by id) from pages").getFirst();
    }

    private String request(int patience) {
        return "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"overwrite\",\"patience\":%d}".formatted(dev.name(), prod.name(), patience);
    }
}
