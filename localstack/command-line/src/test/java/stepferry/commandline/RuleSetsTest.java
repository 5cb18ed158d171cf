package stepferry.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleSetsTest {
    private final Terminal terminal = SharedCloud.terminal();

    @TempDir
    Path folder;

    @Test
    void aRuleSetIsStoredOnceAndShownAsItCanBeStoredAgain() throws IOException {
        var file = Files.writeString(folder.resolve("mine.yaml"), """
                name: mine
                userDefined:
                  rule: overwrite
                """);
        assertThat(terminal.run("rules", "apply", file.toString()).out()).contains("stored rule set 'mine@1'");
        assertThat(terminal.run("rules", "apply", file.toString()).out()).contains("mine@1", "already");
        assertThat(terminal.run("rules", "list").out()).contains("default", "mine");
        var shown = terminal.run("rules", "show", "mine@1").out();
        var again = terminal.run("rules", "apply", Files.writeString(folder.resolve("again.yaml"), shown).toString(), "--json");
        assertThat(again.json().path("changed").asBoolean()).as(again.all()).isFalse();
    }

    @Test
    void withAnEnvironmentEveryTableHasItsRuleAndTheReason() {
        var name = SharedCloud.environment("shop", "generic", "CREATE TABLE item (id int PRIMARY KEY)");
        var shown = terminal.run("rules", "show", "overwrite", "--for", name);
        assertThat(shown.out()).containsPattern("item +user-defined +overwrite +\\S");
    }

    @Test
    void whatIsAskedForATableBesidesItsRuleIsShown() throws IOException {
        var name = SharedCloud.environment("shelf", "generic", "CREATE TABLE item (id int PRIMARY KEY, code text)");
        var file = Files.writeString(folder.resolve("options.yaml"),
                "name: options\nuserDefined: {rule: upsert}\ntables: {item: {delete: true, filter: id > 1, except: [code]}}\n");
        terminal.run("rules", "apply", file.toString());
        var shown = terminal.run("rules", "show", "options", "--for", name);
        assertThat(shown.out()).as(shown.all()).containsPattern("item +user-defined +upsert +except code; filter id > 1; delete +rule for");
    }

    @Test
    void whatIsNoRuleSetIsRefusedWithItsPlace() throws IOException {
        var file = Files.writeString(folder.resolve("bad.yaml"), "name: bad\nuserDefined:\n  rule: explode\n");
        var refused = terminal.run("rules", "apply", file.toString());
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err()).contains("RULE_SET_INVALID", "line 3");
        assertThat(terminal.run("rules", "apply", folder.resolve("none.yaml").toString()).err()).contains("There is no file");
        assertThat(terminal.run("rules", "show", "none").err()).contains("RULE_SET_UNKNOWN");
    }
}
