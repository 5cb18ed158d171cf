package stepferry.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** None of this needs a cloud, and none may start one. */
class UsageTest {
    @TempDir
    Path home;

    @Test
    void helpNamesTheCommandsThereAre() {
        var screen = new Terminal(home).run("--help");
        assertThat(screen.code()).isZero();
        assertThat(screen.out())
                .contains("demo", "up", "env", "rules", "export", "package", "plan ", "promote", "rollback", "run", "schedule", "Exit codes")
                .doesNotContain("backup create", "upgrade", "create-migration", "approve",
                "provide-variables");
        assertThat(new Terminal(home).run("help", "run").out()).contains("list", "show", "watch", "logs", "sql", "plan", "cancel")
                .doesNotContain("resume");
        assertThat(new Terminal(home).run("help", "schedule").out()).contains("create", "list", "delete");
    }

    @Test
    void theVersionIsTheBuilds() {
        assertThat(new Terminal(home).run("--version").out()).matches("stepferry \\d+\\.\\d+\\.\\d+.*\\R");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "nonsense", "promote", "promote dev", "promote dev prod --on-failure explode", "promote dev prod --id a/b", "env",
        "env add dev --url jdbc:postgresql://h/d --user u", "run list --limit 0", "run list --limit many", "export dev",
        "package download x",
        "env add dev --url jdbc:postgresql://h/d --user u --password-env A --password-stdin", "promote dev prod --unknown",
        "promote dev prod --var NOVALUE", "promote dev prod --secret A=hunter2", "promote dev prod --secret A=- --secret B=-",
        "schedule", "schedule create nightly dev prod", "schedule create nightly dev prod --cron x --at y",
        "schedule create nightly dev --at 2099-01-01T00:00",
        "schedule delete"
    })
    void whatCannotBeMeantIsCode2(String line) {
        var screen = new Terminal(home).run(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(screen.code()).isEqualTo(2);
        assertThat(screen.out()).isEmpty();
        assertThat(screen.err()).startsWith("stepferry: ").contains("--help").doesNotContain("at stepferry.", "hunter2");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aProgramGetsItsErrorsAsJson() {
        var screen = new Terminal(home).run("promote", "dev", "--json");
        assertThat(screen.code()).isEqualTo(2);
        assertThat(screen.json().path("error").asText()).isEqualTo("USAGE");
        assertThat(screen.json().path("exitCode").asInt()).isEqualTo(2);
    }
}
