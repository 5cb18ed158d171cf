package stepferry.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.Rule;
import stepferry.model.rules.Mask;
import stepferry.model.rules.TableOption;

class RuleSetParserTest {
    private static final String FULL = """
            name: release
            description: What a release carries.
            userDefined:
              rule: schema-only
              independent:
                - rule: upsert
                  tables: [products, "odd, name"]
            system:
              rule: overwrite-first
              independent:
                - rule: skip
                  tables: [themeConfig]
            tables:
              products:
                delete: true
                except: [stock]
                filter: "sku <> 'x'"
                mask: {cost: clear}
                match: [sku]
            """;

    private static String flaws(String text) {
        return catchThrowableOfType(Rejected.class, () -> RuleSetParser.parse(text, "release.yaml")).getMessage();
    }

    @Test
    void everythingThatCanBeSaidIsKept() {
        var found = RuleSetParser.parse(FULL, "release.yaml");
        assertThat(found.label()).isEqualTo("release");
        assertThat(found.userDefined().naming("odd, name")).map(IndependentRule::rule).contains(Rule.UPSERT);
        assertThat(found.system().rule()).isEqualTo(GlobalRule.OVERWRITE_FIRST);
        var options = found.optionsOf("products").orElseThrow();
        assertThat(options.used()).containsExactlyInAnyOrder(
                TableOption.DELETE, TableOption.EXCEPT, TableOption.FILTER, TableOption.MASK, TableOption.MATCH);
        assertThat(options.mask()).containsEntry("cost", Mask.CLEAR);
        assertThat(options.match()).isEqualTo(List.of("sku"));
    }

    @Test
    void aNameAloneMeansTheDefaults() {
        var found = RuleSetParser.parse("{\"name\": \"small\"}", "small.json");
        assertThat(found.userDefined()).isEqualTo(RuleGroup.of(GlobalRule.SCHEMA_ONLY));
        assertThat(found.system()).isEqualTo(RuleGroup.of(GlobalRule.OVERWRITE_FIRST));
    }

    @Test
    void theStoredFormSaysTheSame() {
        var parsed = RuleSetParser.parse(FULL, "release.yaml").withVersion(3);
        assertThat(RuleSetJson.read(RuleSetJson.write(parsed))).isEqualTo(parsed);
        assertThat(RuleSetJson.digest(parsed)).isEqualTo(RuleSetJson.digest(parsed.withVersion(4))).hasSize(64);
        assertThat(RuleSetJson.digest(RuleSetParser.parse(FULL.replace("stock", "stocks"), "r.yaml")))
                .isNotEqualTo(RuleSetJson.digest(parsed));
    }

    @Test
    void everyFlawIsListedWithItsPlace() {
        var found = flaws("""
                name: release
                userDefined:
                  rule: overwrit
                  independant: []
                system:
                  rule: overwrite-first
                  independent:
                    - rule: skip
                      tables: []
                    - tables: [a]
                quotas: {rows: 5}
                tables:
                  orders: {delete: "yes"}
                """);
        assertThat(found.lines()).hasSize(7).satisfiesExactly(
                title -> assertThat(title).contains("RULE_SET_INVALID", "release.yaml"),
                line -> assertThat(line).contains("line 3, column 9", "'overwrit'", "did you mean overwrite"),
                line -> assertThat(line).contains("line 4, column 16", "'independant'", "did you mean independent"),
                line -> assertThat(line).contains("line 9, column 15", "must not be empty"),
                line -> assertThat(line).contains("line 10, column 7", "needs the property 'rule'"),
                line -> assertThat(line).contains("line 11, column 9", "unknown property 'quotas'"),
                line -> assertThat(line).contains("line 13, column 20", "must be true or false", "'yes'"));
    }

    @Test
    void overwriteFirstIsForSystemTables() {
        assertThat(flaws("{name: r, userDefined: {rule: overwrite-first}}"))
                .contains("line 1", "'userDefined.rule' cannot be 'overwrite-first'");
    }

    @Test
    void oneTableHasOneRule() {
        var found = flaws("""
                name: release
                userDefined:
                  rule: skip
                  independent:
                    - {rule: upsert, tables: [a, b]}
                    - {rule: overwrite, tables: [b]}
                system:
                  rule: skip
                  independent:
                    - {rule: overwrite, tables: [a]}
                """);
        assertThat(found)
                .contains("line 6, column 34: table 'b' stands under the rule overwrite of userDefined, "
                        + "but has the rule upsert of userDefined in line 5 already")
                .contains("line 10, column 34: table 'a' stands under the rule overwrite of system");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "   ", "# nothing", "[]", "just words", "name: [", "name: a\nname: b", "name: a\n---\nname: b", "name: 5", "name: ''",
        "name: a b", "name: default", "{name: r, tables: {a: {only: [x], except: [y]}}}", "{name: r, tables: {a: {}}}",
        "name: &x [*x]", "\t", "\u0000"
    })
    void whatIsNoRuleSetIsRefusedWithAPlace(String text) {
        assertThatThrownBy(() -> RuleSetParser.parse(text, "release.yaml")).isInstanceOf(Rejected.class)
                .hasMessageContaining("release.yaml").hasMessageContaining("line ").hasMessageContaining("column ")
                .extracting(error -> ((Rejected) error).code()).isEqualTo(ErrorCode.RULE_SET_INVALID);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"name\": \"r\",} | line 1", "{\"name\": \"r\", \"name\": \"s\"} | line 1", "name: r | not JSON",
        "{\"name\": \"r\"} {\"name\": \"s\"} | line 1"
    })
    void jsonIsReadAsJson(String text, String part) {
        assertThatThrownBy(() -> RuleSetParser.parse(text, "release.json"))
                .isInstanceOf(Rejected.class).hasMessageContaining(part);
    }

    @Test
    void builtInRuleSetsAreThereByName() {
        assertThat(BuiltInRuleSets.names()).containsExactly("default", "overwrite", "schema-only");
        assertThat(BuiltInRuleSets.named("default")).contains(BuiltInRuleSets.whenNoneIsNamed());
        assertThat(BuiltInRuleSets.named("release")).isEmpty();
    }
}
