package stepferry.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stepferry.model.ErrorCode;
import stepferry.model.Rule;
import stepferry.rules.BuiltInRuleSets;
import stepferry.rules.RuleSetParser;

/** The README and docs/ say what the code does. */
class PagesTest {
    private static final Pattern SECTION = Pattern.compile("^### ([A-Z_]+)$", Pattern.MULTILINE);
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final Pattern STATE = Pattern.compile("^    \"(\\w+)\": \\{\n      \"Type\": \"Task\"", Pattern.MULTILINE);

    static List<Path> pages() {
        try (var docs = Files.list(Rooms.ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(Rooms.ROOT.resolve("README.md")), docs.filter(page -> page.toString().endsWith(".md")).sorted()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyErrorCodeIsExplainedOnceAndInItsOrder() {
        assertThat(found(SECTION, doc("errors.md"))).containsExactlyElementsOf(Arrays.stream(ErrorCode.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyRuleSetCanBeRead(Path page) {
        assertThat(found(YAML, Rooms.text(page))).allSatisfy(text ->
                assertThatCode(() -> RuleSetParser.parse(text, page.getFileName() + ".yaml")).doesNotThrowAnyException());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFile(Path page) {
        assertThat(found(LINK, Rooms.text(page))).allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
    }

    @Test
    void theRulesPageShowsRuleSetsAndNamesEveryRule() {
        var page = doc("rules.md");
        assertThat(found(YAML, page)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(Arrays.stream(Rule.values()).map(Rule::word)).allMatch(word -> page.contains("| `" + word + "` |"));
        assertThat(BuiltInRuleSets.names()).allMatch(name -> page.contains("`" + name + "`"));
    }

    @Test
    void theReadmeKnowsEveryStateThatDoesSomethingAndEveryRoom() {
        var readme = Rooms.text(Rooms.ROOT.resolve("README.md"));
        var states = found(STATE, Rooms.text(Rooms.ROOT.resolve("state-machine/promote.asl.json")));
        assertThat(states).contains("Admit", "Close").allSatisfy(state -> assertThat(readme).containsPattern("\n\\| [^|]*\\b" + state + "\\b"));
        assertThat(Stream.concat(Rooms.FLOOR.stream(), Rooms.STEPS.stream())).allMatch(room -> readme.contains("`" + room + "`"));
    }

    private static String doc(String name) {
        return Rooms.text(Rooms.ROOT.resolve("docs").resolve(name));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }
}
