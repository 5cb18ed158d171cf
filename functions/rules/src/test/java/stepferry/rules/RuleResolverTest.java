package stepferry.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.Rule;
import stepferry.model.rules.Belonging;
import stepferry.model.rules.Resolution;
import stepferry.model.rules.ResolvedRule;
import stepferry.model.rules.RowOptions;
import stepferry.model.rules.TableOption;

class RuleResolverTest {
    private static Rule rule(Resolution resolution, String table) {
        return resolution.of(table).orElseThrow().rule();
    }

    private static void refused(ErrorCode code, Source source, String yaml, String... words) {
        assertThatThrownBy(() -> source.resolve(yaml)).isInstanceOf(Rejected.class).hasMessageContainingAll(words)
                .asInstanceOf(InstanceOfAssertFactories.type(Rejected.class)).extracting(Rejected::code).isEqualTo(code);
    }

    /** Group rule, own default, belonging, and the rule that comes out. */
    @ParameterizedTest
    @CsvSource({
        "overwrite-first, overwrite,   SYSTEM,      overwrite",
        "overwrite-first, schema-only, SYSTEM,      schema-only",
        "overwrite-first, overwrite,   BUSINESS,    overwrite",
        "upsert-first,    overwrite,   SYSTEM,      upsert",
        "upsert-first,    schema-only, BUSINESS,    schema-only",
        "schema-only,     overwrite,   SYSTEM,      schema-only",
        "skip,            overwrite,   SYSTEM,      skip",
        "overwrite,       schema-only, SYSTEM,      overwrite",
        "overwrite,       schema-only, BUSINESS,    schema-only",
        "overwrite,       overwrite,   BUSINESS,    overwrite",
        "upsert,          overwrite,   RUNTIME,     upsert",
        "insert-ignore,   schema-only, RUNTIME,     schema-only",
        "overwrite,       schema-only, ENVIRONMENT, schema-only",
        "insert-ignore,   schema-only, ENVIRONMENT, schema-only"
    })
    void aSystemTableGetsTheGroupsRuleAsFarAsItReaches(String group, String own, Belonging belonging, String expected) {
        var source = new Source().system("settings", Rule.of(own), belonging);
        var found = source.resolve("{name: r, system: {rule: " + group + "}}").of("settings").orElseThrow();
        assertThat(found.rule().word()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overwrite", "schema-only", "skip", "upsert", "insert-ignore"})
    void aUserDefinedTableGetsItsGroupsRule(String group) {
        var source = new Source().userDefined("orders").system("roles", Rule.OVERWRITE, Belonging.SYSTEM);
        var found = source.resolve("{name: r, userDefined: {rule: " + group + "}}");
        assertThat(rule(found, "orders").word()).isEqualTo(group);
        assertThat(rule(found, "roles")).isEqualTo(Rule.OVERWRITE);
    }

    /** The rules of both sides, and the one of the table that joins them. */
    @ParameterizedTest
    @CsvSource({
        "overwrite,   overwrite,     overwrite,     0",
        "overwrite,   schema-only,   schema-only,   1",
        "overwrite,   upsert,        upsert,        1",
        "upsert,      insert-ignore, insert-ignore, 1",
        "skip,        overwrite,     schema-only,   1",
        "skip,        skip,          skip,          0"
    })
    void aThroughTableIsAsCarefulAsTheMoreCarefulSide(String left, String right, String expected, int warnings) {
        var source = new Source().userDefined("a").userDefined("b").through("ab", "a", "b");
        var found = source.resolve("""
                name: release
                userDefined:
                  rule: schema-only
                  independent: [{rule: %s, tables: [a]}, {rule: %s, tables: [b]}]
                """.formatted(left, right));
        assertThat(rule(found, "ab").word()).isEqualTo(expected);
        assertThat(found.warnings()).hasSize(warnings).allSatisfy(warning -> assertThat(warning).contains("ab", left, right));
    }

    @Test
    void anIndependentRuleWinsOverWhatATableFollows() {
        var source = new Source().userDefined("a").through("aa", "a");
        var found = source.resolve("{name: r, userDefined: {rule: skip, independent: [{rule: overwrite, tables: [aa]}]}}");
        assertThat(found.of("aa")).contains(new ResolvedRule(
                "aa", found.of("aa").orElseThrow().kind(), Rule.OVERWRITE, "independent rule of rule set r@2", RowOptions.NONE));
    }

    @Test
    void tablesThatFollowEachOtherFallBackToTheGroup() {
        var source = new Source().through("a", "b").through("b", "a");
        var found = source.resolve("{name: r, userDefined: {rule: overwrite}}");
        assertThat(found.tablesWith(Rule.OVERWRITE)).containsExactly("a", "b");
    }

    @Test
    void partitionsFollowTheirTable() {
        var source = new Source().partition("days_1", "days").userDefined("days");
        var found = source.resolve("{name: r, userDefined: {rule: skip, independent: [{rule: overwrite, tables: [days]}]}}");
        assertThat(rule(found, "days_1")).isEqualTo(Rule.OVERWRITE);
        refused(ErrorCode.RULE_SET_INVALID, source,
                "{name: r, userDefined: {rule: skip, independent: [{rule: overwrite, tables: [days_1]}]}}",
                "days_1", "partition");
    }

    @Test
    void aTableOfAnUnknownPluginMovesItsStructureUnlessARuleNamesIt() {
        var source = new Source().unknown("x").unknown("y");
        var found = source.resolve("{name: r, system: {rule: overwrite, independent: [{rule: overwrite, tables: [y]}]}}");
        assertThat(rule(found, "x")).isEqualTo(Rule.SCHEMA_ONLY);
        assertThat(rule(found, "y")).isEqualTo(Rule.OVERWRITE);
    }

    @Test
    void everyUnknownTableIsListedWithWhatWasProbablyMeant() {
        var source = new Source().userDefined("orders").userDefined("orderItems");
        refused(ErrorCode.RULE_SET_TABLE_UNKNOWN, source, """
                name: release
                userDefined: {rule: skip, independent: [{rule: overwrite, tables: [Orders, zebra, totals]}]}
                tables: {orderitems: {delete: true}}
                """, "release@2", "zebra", "totals (a view", "Orders (did you mean orders?)",
                "orderitems (did you mean orderItems");
    }

    @Test
    void upsertNeedsAKeyThatMeansTheSameOnBothSides() {
        var source = new Source().numbered("orders").keyless("log").userDefined("products");
        refused(ErrorCode.RULE_NOT_APPLICABLE, source, "{name: r, userDefined: {rule: upsert}}",
                "orders (upsert; its primary key id is auto-increment", "log (upsert; it has no primary key)");
        refused(ErrorCode.RULE_NOT_APPLICABLE, source,
                "{name: r, userDefined: {rule: skip, independent: [{rule: insert-ignore, tables: [orders]}]}}",
                "orders (insert-ignore;");
    }

    @Test
    void upsertFirstFallsBackWhereThereIsNoSuchKey() {
        var found = new Source().numberedSystem("plugins", Rule.OVERWRITE).resolve("{name: r, system: {rule: upsert-first}}");
        assertThat(found.of("plugins").orElseThrow().rule()).isEqualTo(Rule.OVERWRITE);
        assertThat(found.of("plugins").orElseThrow().reason()).contains("not upsert, because", "auto-increment");
    }

    @Test
    void aTableStandsWithItsOwnGroup() {
        var source = new Source().userDefined("orders").system("roles", Rule.OVERWRITE, Belonging.SYSTEM);
        refused(ErrorCode.RULE_SET_INVALID, source, """
                name: release
                userDefined: {rule: skip, independent: [{rule: overwrite, tables: [roles]}]}
                system: {rule: skip, independent: [{rule: overwrite, tables: [orders]}]}
                """, "'roles' stands with the user-defined tables, but is system", "'orders' stands with the system tables");
    }

    @Test
    void theEnvironmentsOwnRowsCannotBeAskedFor() {
        var source = new Source().system("variables", Rule.SCHEMA_ONLY, Belonging.ENVIRONMENT);
        refused(ErrorCode.RULE_SET_INVALID, source,
                "{name: r, system: {rule: skip, independent: [{rule: overwrite, tables: [variables]}]}}",
                "'variables'", "never travel");
    }

    @Test
    void anOptionGoesOnlyWithTheRulesThatItServes() {
        var source = new Source().userDefined("orders");
        for (var option : TableOption.values()) {
            for (var rule : Rule.values()) {
                var text = "{name: r, userDefined: {rule: " + rule.word() + "}, tables: {orders: {" + example(option) + "}}}";
                if (option.servesUnder(rule)) {
                    assertThat(source.resolve(text).of("orders").orElseThrow().options().used()).containsExactly(option);
                } else {
                    refused(ErrorCode.RULE_SET_INVALID, source, text, "'" + option.word() + "' of table 'orders' goes with", rule.word());
                }
            }
        }
    }

    @Test
    void whatSaysWhichRowsAreTheSameIsNeitherKeptNorMasked() {
        for (var option : List.of("except: [id]", "mask: {id: clear}", "match: [name], except: [name]", "match: [name], mask: {name: hash}")) {
            refused(ErrorCode.RULE_SET_INVALID, new Source().userDefined("orders"),
                    "{name: r, userDefined: {rule: upsert}, tables: {orders: {" + option + "}}}", "says which rows are the same");
        }
    }

    @Test
    void aNaturalKeyLiftsTheRefusalOfAutoIncrement() {
        var source = new Source().numbered("roles");
        refused(ErrorCode.RULE_NOT_APPLICABLE, source, "{name: r, userDefined: {rule: upsert}}", "auto-increment", "match");
        var found = source.resolve("{name: r, userDefined: {rule: upsert}, tables: {roles: {match: [name]}}}");
        assertThat(found.of("roles").orElseThrow().options().match()).containsExactly("name");
    }

    @Test
    void optionsNameColumnsThatExist() {
        refused(ErrorCode.RULE_SET_INVALID, new Source().userDefined("orders"), "{name: r, tables: {orders: {only: [nmae]}}}",
                "table 'orders' has no column 'nmae' (did you mean name?)");
    }

    private static String example(TableOption option) {
        return switch (option) {
            case DELETE -> "delete: true";
            case ONLY -> "only: [name]";
            case EXCEPT -> "except: [name]";
            case FILTER -> "filter: id > 1";
            case MASK -> "mask: {name: hash}";
            case MATCH -> "match: [name]";
            case TRIGGERS -> "triggers: true";
        };
    }
}
