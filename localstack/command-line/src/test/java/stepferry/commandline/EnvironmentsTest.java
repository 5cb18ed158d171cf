package stepferry.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import stepferry.commandline.Terminal.Screen;

class EnvironmentsTest {
    private final Terminal terminal = SharedCloud.terminal();

    @Test
    void anEnvironmentIsAddedListedCheckedAndRemoved() {
        var name = SharedCloud.environment("shop", "generic",
                "CREATE TABLE item (id int PRIMARY KEY); CREATE TABLE note (text text)");
        var listed = terminal.run("env", "list", "--json");
        assertThat(listed.json().findValuesAsText("name")).contains(name);
        assertThat(terminal.run("env", "list").out()).contains(name, "stepferry/env/" + name);
        var checked = terminal.run("env", "check", name);
        assertThat(checked.code()).isZero();
        assertThat(checked.out()).contains("postgresql 17", "2: 2 user-defined");
        assertThat(terminal.run("env", "remove", name).code()).isZero();
        assertRefused(terminal.run("env", "check", name), "ENVIRONMENT_UNKNOWN");
    }

    @Test
    void thePasswordGoesToSecretsManagerAndIsNeverShown() {
        var name = "secretive";
        var password = "pass{word}\"1";
        var added = terminal.typing(password + "\n")
                .run("env", "add", name, "--url", SharedCloud.url("postgres"), "--user", "postgres",
                "--password-stdin", "--json");
        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.json().path("secret").asText()).isEqualTo("stepferry/env/secretive");
        var refused = terminal.run("env", "check", name, "--debug");
        assertRefused(refused, "DATABASE_LOGIN_REFUSED");
        assertThat(added.all() + refused.all() + terminal.run("env", "list").all()).doesNotContain(password, "pass{word}");
    }

    @Test
    void whatCannotBeAnEnvironmentIsRefused() {
        assertRefused(add("Upper", "jdbc:postgresql://h/d", "generic"), "ENVIRONMENT_INVALID");
        assertRefused(add("one", "jdbc:oracle:thin:@h", "generic"), "ENVIRONMENT_INVALID");
        assertRefused(add("one", "jdbc:postgresql://h/d", "sap"), "PROFILE_UNKNOWN");
        var leaking = add("one", "jdbc:postgresql://h/d?user=u&password=hidden", "generic");
        assertRefused(leaking, "ENVIRONMENT_INVALID");
        assertThat(leaking.all()).doesNotContain("hidden");
        assertThat(terminal.run("env", "list", "--json").json().findValuesAsText("name")).doesNotContain("one", "Upper");
    }

    @Test
    void aPasswordThatIsNotWhereItWasSaidToBeIsAskedFor() {
        var missing = terminal.run("env", "add", "one", "--url", "jdbc:postgresql://h/d", "--user", "u", "--password-env",
                "NOT_SET");
        assertRefused(missing, "REQUEST_INVALID");
        assertThat(missing.err()).contains("NOT_SET");
        assertRefused(terminal.run("env", "add", "one", "--url", "jdbc:postgresql://h/d", "--user", "u", "--password-stdin"),
                "REQUEST_INVALID");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamed() {
        assertThat(add("away", "jdbc:postgresql://127.0.0.1:1/nobody", "generic").code()).isZero();
        assertRefused(terminal.run("env", "check", "away"), "DATABASE_UNREACHABLE");
        var json = terminal.run("env", "check", "away", "--json");
        assertThat(json.json().path("error").asText()).isEqualTo("DATABASE_UNREACHABLE");
    }

    private Screen add(String name, String url, String profile) {
        return terminal.run("env", "add", name, "--url", url, "--user", "u", "--password-env", SharedCloud.VARIABLE, "--profile",
                profile);
    }

    private static void assertRefused(Screen screen, String code) {
        assertThat(screen.err()).contains("stepferry: " + code);
        assertThat(screen.code()).as(screen.err()).isEqualTo(3);
    }
}
