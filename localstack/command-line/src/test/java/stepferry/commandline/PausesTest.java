package stepferry.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Runs that wait for somebody at a terminal. */
class PausesTest {
    private final Terminal terminal = SharedCloud.terminal();
    private final String dev = SharedCloud.crm("dev");

    @Test
    void aPlanIsShownApprovedAndCarriedOut() {
        var prod = SharedCloud.crm("prod");
        var run = "approve-" + prod;

        var waiting = terminal.run("promote", dev, prod, "--approve", "required", "--id", run);
        assertThat(waiting.code()).as(waiting.all()).isEqualTo(5);
        assertThat(waiting.out()).contains("waits for somebody to approve its plan", "stepferry run approve " + run);
        assertThat(terminal.run("run", "show", run).code()).isEqualTo(5);
        assertThat(terminal.run("run", "plan", run).out()).contains("roles");
        assertThat(terminal.run("run", "hold", run).code()).isZero();
        var other = terminal.run("run", "provide-variables", run);
        assertThat(other.code()).isEqualTo(3);
        assertThat(other.err()).contains("RUN_NOT_WAITING", "approve its plan");
        assertThat(SharedCloud.query(prod, "SELECT count(*) FROM roles")).isEqualTo("3");

        var approved = terminal.run("run", "approve", run, "--by", "ana", "--comment", "looks right");
        assertThat(approved.code()).as(approved.all()).isZero();
        assertThat(approved.out()).contains("as ana", "approved by ana: looks right", "promoted and verified");
        var twice = terminal.run("run", "approve", run);
        assertThat(twice.code()).isEqualTo(3);
        assertThat(twice.err()).contains("RUN_NOT_WAITING", "promoted and verified");
    }

    @Test
    void aRejectedPlanTouchesNothing() {
        var prod = SharedCloud.crm("prod");
        var run = "reject-" + prod;
        assertThat(terminal.run("promote", dev, prod, "--approve", "required", "--id", run).code()).isEqualTo(5);

        var rejected = terminal.run("run", "reject", run, "--by", "ben", "--comment", "not today");

        assertThat(rejected.code()).as(rejected.all()).isEqualTo(3);
        assertThat(rejected.out()).contains("PLAN_REJECTED", "ben: not today");
        assertThat(SharedCloud.query(prod, "SELECT count(*) FROM roles")).isEqualTo("3");
    }

    @Test
    void aRunThatWaitsIsCancelled() {
        var prod = SharedCloud.crm("prod");
        var run = "cancel-" + prod;
        assertThat(terminal.run("promote", dev, prod, "--approve", "required", "--id", run).code()).isEqualTo(5);

        assertThat(terminal.run("run", "cancel", run).code()).isZero();

        assertThat(terminal.run("run", "show", run).code()).isEqualTo(3);
        assertThat(terminal.run("run", "approve", run).err()).contains("RUN_NOT_WAITING", "cancelled");
    }

    @Test
    void missingValuesAreNamedGivenAndLand() {
        var prod = SharedCloud.crm("prod");
        SharedCloud.execute(prod, "DELETE FROM \"environmentVariables\" WHERE name = 'SMTP_HOST'");
        var run = "lacking-" + prod;

        var waiting = terminal.run("promote", dev, prod, "--id", run);
        assertThat(waiting.code()).as(waiting.all()).isEqualTo(5);
        assertThat(waiting.out()).contains("waits for SMTP_HOST", "stepferry run provide-variables " + run);

        var given = terminal.run("run", "provide-variables", run, "--var", "SMTP_HOST=mail.example");
        assertThat(given.code()).as(given.all()).isZero();
        assertThat(SharedCloud.query(prod, "SELECT value FROM \"environmentVariables\" WHERE name = 'SMTP_HOST'")).isEqualTo("mail.example");
    }
}
