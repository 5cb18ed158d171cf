package stepferry.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of variables from the command line to the target. */
class ValuesTest {
    private static final String TABLES = "CREATE TABLE page (id int PRIMARY KEY, body text); "
            + "CREATE TABLE settings (name text PRIMARY KEY, value text, type text)";

    @TempDir
    Path folder;

    private Terminal terminal;
    private String dev;
    private String prod;

    @BeforeEach
    void environments() {
        terminal = new Terminal(folder, SharedCloud.terminal().environment(), "");
        dev = keeping(SharedCloud.environment("dev", "generic", TABLES
                + "; INSERT INTO page VALUES (1, '{{ $env.HOST }} {{$env.GREETING}} {{$env.FROM_FILE}}');"
                + " INSERT INTO settings VALUES ('TOKEN', 'x', 'secret')"));
        prod = keeping(SharedCloud.environment("prod", "generic", TABLES));
    }

    private String keeping(String name) {
        var added = terminal.run("env", "add", name, "--url", SharedCloud.url(name), "--user", "postgres", "--password-env", SharedCloud.VARIABLE,
                "--variables", "table:settings(name,value,type)");
        assertThat(added.code()).as(added.all()).isZero();
        return name;
    }

    @Test
    void everyWayOfGivingThemEndsInTheTargetAndNowhereElse() throws IOException {
        Files.writeString(folder.resolve("token.txt"), "hunter-1\n");
        Files.writeString(folder.resolve("prod.env"), "# prod\nGREETING=\"hello\\nhunter-2\"\n");
        Files.writeString(folder.resolve("secret.env"), "PIN='hunter-3'\n");
        var run = "values-" + prod;
        var promoted = terminal.with("PROD_PIN", "hunter-4").typing("hunter-5\nhunter-6\n").run("promote", dev, prod,
                "--id", run, "--rules", "overwrite", "--var", "HOST=hunter-7=8",
                "--secret", "TOKEN=@token.txt", "--secret", "FROM_ENV=env:PROD_PIN", "--secret", "FROM_FILE=-", "--values", "prod.env",
                "--secret-values", "secret.env");
        assertThat(promoted.code()).as(promoted.all()).isZero();
        assertThat(SharedCloud.query(prod, "SELECT string_agg(name || ' ' || type || ' ' || value, '|' ORDER BY name) FROM settings")).isEqualTo(
                "FROM_ENV secret hunter-4|FROM_FILE secret hunter-5\nhunter-6|GREETING plain hello\nhunter-2|HOST plain hunter-7=8|PIN secret hunter-3|"
                        + "TOKEN secret hunter-1");
        assertThat(promoted.all() + terminal.run("run", "logs", run, "--json").all() + terminal.run("run", "show", run).all()).contains("6 variables set")
                .doesNotContain("hunter");
        assertThat(terminal.run("package", "show", run).out()).containsPattern("HOST +plain +- +1 +page \\(id=1\\)").containsPattern("TOKEN +secret +- +0")
                .doesNotContain("hunter");
        assertThat(terminal.run("env", "check", prod).out()).contains("6 names in table settings, 4 secrets among them").doesNotContain("hunter");
    }

    @Test
    void whatIsMissingIsNamed() {
        var looked = terminal.run("promote", dev, prod, "--rules", "overwrite", "--dry-run", "--id", "look-" + prod);
        assertThat(looked.code()).as(looked.all()).isZero();
        assertThat(terminal.run("run", "logs", "look-" + prod).out()).contains("the target lacks the variables FROM_FILE, GREETING, HOST, TOKEN");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceBeforeARunBegins() throws IOException {
        Files.writeString(folder.resolve("prod.env"), "hunter-1\nA=\nB=1\n2B=hunter-2\n");
        var bad = terminal.run("promote", dev, prod, "--values", "prod.env");
        assertThat(bad.code()).isEqualTo(3);
        assertThat(bad.err()).contains("VARIABLE_INVALID", "line 1", "line 2", "line 4").doesNotContain("hunter");
        assertThat(terminal.run("promote", dev, prod, "--var", "1X=hunter", "--var", "EMPTY=").err()).contains("'1X'", "EMPTY").doesNotContain("hunter");
        Files.writeString(folder.resolve("big.txt"), "x".repeat(1 << 20));
        assertThat(terminal.run("promote", dev, prod, "--secret", "BIG=@big.txt").err()).contains("VARIABLE_INVALID", "65536");
        for (var misuse : new String[][] {{"--secret", "A=@absent.txt"}, {"--secret", "A=env:ABSENT"}, {"--var", "A=1", "--var", "A=2"}}) {
            var words = Stream.concat(Stream.of("promote", dev, prod), Stream.of(misuse)).toArray(String[]::new);
            assertThat(terminal.run(words).code()).isEqualTo(2);
        }
        assertThat(SharedCloud.query(prod, "SELECT count(*)::text FROM settings")).isEqualTo("0");
    }

    @Test
    void aPlaceThatIsNoneIsRefused() {
        var added = terminal.run("env", "add", "nowhere", "--url", SharedCloud.url(dev), "--user", "postgres", "--password-env", SharedCloud.VARIABLE,
                "--variables", "file:x");
        assertThat(added.code()).isEqualTo(3);
        assertThat(added.err()).contains("ENVIRONMENT_INVALID", "table:NAME");
        var lost = terminal.run("env", "add", "lost" + dev, "--url", SharedCloud.url(dev), "--user", "postgres", "--password-env", SharedCloud.VARIABLE,
                "--variables", "table:absent");
        assertThat(lost.code()).isZero();
        assertThat(terminal.run("env", "check", "lost" + dev).err()).contains("VARIABLE_STORE_INVALID");
    }
}
