package stepferry.cloud.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import stepferry.cloud.CloudFixture;
import stepferry.model.Environment;
import stepferry.model.Json;
import stepferry.model.Rule;
import stepferry.rules.KnownRuleSets;
import stepferry.rules.RuleSetParser;

/** Every rule on every kind of table that a database knows. One small subclass for each database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EveryKindOfTable {
    private static final Map<String, String> SOURCE = Map.of("${side}", "source", "${own}", "8");
    private static final Map<String, String> TARGET = Map.of("${side}", "target", "${own}", "9");

    private final CloudFixture cloud = CloudFixture.SHARED;
    private Ground ground;
    private Environment source;

    /** The database that is tried. */
    abstract Ground ground();

    @BeforeAll
    void makeTheSource() throws SQLException {
        ground = ground();
        source = ground.environment("source");
        run(source, filled(ground.script(), SOURCE));
    }

    @Test
    void overwriteMakesACopy() throws SQLException {
        trial(Rule.OVERWRITE, Set.of()).run();
    }

    @Test
    void upsertAddsAndUpdatesAndKeepsTheRest() throws SQLException {
        trial(Rule.UPSERT, ground.withoutUsableKey().keySet()).run();
    }

    @Test
    void insertIgnoreAddsWhatIsMissing() throws SQLException {
        trial(Rule.INSERT_IGNORE, ground.withoutUsableKey().keySet()).run();
    }

    @Test
    void schemaOnlyLeavesTheRows() throws SQLException {
        trial(Rule.SCHEMA_ONLY, Set.of()).run();
    }

    @Test
    void skipTouchesNothing() throws SQLException {
        trial(Rule.SKIP, Set.of()).run();
    }

    @Test
    void aLargeValueTravels() throws SQLException {
        var from = ground.environment("source");
        var to = ground.environment("target");
        run(from, ground.largeValue());
        var rules = ruleSet(Rule.UPSERT, Set.of());
        var ended = cloud.run("promote", CloudFixture.id("kinds-large"),
                "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"%s\"}".formatted(from.name(), to.name(), rules));
        assertThat(ended.error()).as("%s", ended.cause()).isNull();
        assertThat(Contents.of(ground, to).of("large").texts()).isEqualTo(Contents.of(ground, from).of("large").texts()).hasSize(2);
    }

    @Test
    void upsertWithoutAUsableKeyIsRefused() throws SQLException {
        refusedWithoutUsableKey(Rule.UPSERT);
    }

    @Test
    void insertIgnoreWithoutAUsableKeyIsRefused() throws SQLException {
        refusedWithoutUsableKey(Rule.INSERT_IGNORE);
    }

    private void refusedWithoutUsableKey(Rule rule) throws SQLException {
        var target = target();
        var before = Contents.of(ground, target);
        var run = CloudFixture.id("kinds-refused");
        var ended = cloud.run("promote", run, request(target, ruleSet(rule, Set.of())));
        assertThat(ended.error()).as("%s", ended.cause()).isEqualTo("Refused");
        assertThat(ended.cause()).contains("RULE_NOT_APPLICABLE");
        ground.withoutUsableKey().forEach((table, reason) ->
                assertThat(ended.cause()).as(table).containsPattern(Pattern.quote(table) + " \\(" + rule.word() + "; [^)]*" + reason));
        assertThat(Contents.of(ground, target)).isEqualTo(before);
    }

    private Trial trial(Rule rule, Set<String> structureOnly) throws SQLException {
        return new Trial(ground, source, target(), ruleSet(rule, structureOnly), table -> structureOnly.contains(table) ? Rule.SCHEMA_ONLY : rule);
    }

    private Environment target() throws SQLException {
        var target = ground.environment("target");
        run(target, filled(ground.script(), TARGET));
        run(target, ground.drift());
        return target;
    }

    private String ruleSet(Rule rule, Set<String> structureOnly) {
        var name = CloudFixture.name("kinds-rules-");
        var exceptions = List.of(Map.of("rule", Rule.SCHEMA_ONLY.word(), "tables", List.copyOf(structureOnly)));
        var json = Json.text(Map.of("name", name, "userDefined",
                Map.of("rule", rule.word(), "independent", structureOnly.isEmpty() ? List.of() : exceptions)));
        return new KnownRuleSets(cloud.ruleSets).store(RuleSetParser.parse(json, name + ".json")).name();
    }

    private String request(Environment target, String rules) {
        return "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"%s\"}".formatted(source.name(), target.name(), rules);
    }

    private static String filled(String script, Map<String, String> words) {
        var text = script;
        for (var word : words.entrySet()) {
            text = text.replace(word.getKey(), word.getValue());
        }
        return text;
    }

    private void run(Environment environment, String script) throws SQLException {
        try (var connection = ground.connect(environment); var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(script);
        }
    }
}
