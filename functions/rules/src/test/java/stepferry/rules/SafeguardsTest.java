package stepferry.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stepferry.model.Rejected;
import stepferry.model.Rule;
import stepferry.model.Strategy;
import stepferry.model.plan.Expectation;
import stepferry.model.plan.Plan;
import stepferry.model.plan.PlannedTable;
import stepferry.model.plan.RowCounts;
import stepferry.model.plan.Samples;
import stepferry.model.structure.StructureChange;

/** What a rule set does not let a plan do. */
class SafeguardsTest {
    private static final StructureChange INDEX = new StructureChange("create index", "index on audit", "audit", StructureChange.Kind.CREATE_INDEX,
            StructureChange.Phase.AFTER_DATA, false, "new");

    private static PlannedTable table(String name, RowCounts rows, boolean exact) {
        return new PlannedTable(name, Rule.OVERWRITE, "", "", rows, exact, false, List.of(), List.of(), Optional.empty(), Samples.NONE);
    }

    private static Plan plan(PlannedTable... tables) {
        return new Plan("r", "prod", "p", "d", Optional.empty(), new Expectation(Strategy.ATOMIC, 1, 1, ""), List.of(INDEX),
                List.of(tables), List.of(), List.of(), List.of(), "");
    }

    private static Safeguards of(String rules) {
        return Safeguards.of(RuleSetParser.parse("name: guarded\n" + rules, "guarded.yaml"));
    }

    @Test
    void whoAsksForNothingAllowsEverything() {
        assertThat(of("").violations(plan(table("a", new RowCounts(9, 9, 9, 9), true)))).isEmpty();
    }

    @Test
    void aLimitIsReachedBeforeItIsExceeded() {
        var plan = plan(table("a", new RowCounts(3, 0, 2, 0), true), table("b", new RowCounts(1, 0, 4, 0), true));
        assertThat(of("limits: {insert: 4, update: 0, delete: 6, tables: {a: {delete: 2}}}").violations(plan)).isEmpty();
        assertThat(of("limits: {insert: 3, delete: 5, tables: {b: {delete: 3, insert: 0}}}").violations(plan)).containsExactly(
                "at most 3 rows may be inserted, and the plan has 4: a 3, b 1",
                "at most 5 rows may be deleted, and the plan has 6: b 4, a 2",
                "at most 0 rows of table 'b' may be inserted, and the plan has 1",
                "at most 3 rows of table 'b' may be deleted, and the plan has 4");
    }

    @Test
    void whatIsNotExactCountsAsTheMostThatCanBe() {
        assertThat(of("limits: {update: 5}").violations(plan(table("a", new RowCounts(0, 6, 0, 0), false))))
                .containsExactly("at most 5 rows may be updated, and the plan has up to 6: a 6");
    }

    @Test
    void aGuardedTableChangesNeitherRowsNorStructure() {
        var plan = plan(table("invoice_lines", new RowCounts(1, 0, 0, 0), true), table("invoices", RowCounts.NONE, true), table("a.b", new RowCounts(1, 0, 0, 0), true));
        assertThat(of("untouched: [\"invoice*\", audit, \"a*c\", \"a?b\"]").violations(plan)).containsExactly(
                "table 'audit' may not be touched, and the plan changes its structure",
                "table 'invoice_lines' may not be touched, and the plan changes its rows (1 to insert, 0 to update, 0 to delete)");
    }

    @Test
    void aNameThatIsNoTableGuardsNothing() {
        var guarded = of("untouched: [audti, \"x*\"]\nlimits: {tables: {pages: {delete: 0}}}");
        assertThatCode(() -> guarded.refuseUnknown(List.of("audti", "pages"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> guarded.refuseUnknown(List.of("audit"))).isInstanceOf(Rejected.class)
                .hasMessageContaining("RULE_SET_TABLE_UNKNOWN").hasMessageContaining("audti").hasMessageContaining("audit").hasMessageContaining("pages");
    }

    @Test
    void aRuleSetThatGuardsIsKeptWhole() {
        var text = "name: g\nlimits: {delete: 1, tables: {a: {insert: 0}}}\nuntouched: [b]\nassertions: [{name: n, when: after, sql: select true}]\n";
        var found = RuleSetParser.parse(text, "g.yaml");
        assertThat(RuleSetJson.read(RuleSetJson.write(found))).isEqualTo(found);
        assertThat(found.limits().orElseThrow().tables().get("a").insert()).contains(0L);
        assertThat(found.assertions()).containsExactly(new Assertion("n", Assertion.When.AFTER, "select true"));
        assertThat(RuleSetJson.write(RuleSetParser.parse("name: g", "g.yaml"))).doesNotContain("limits", "untouched", "assertions");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThatThrownBy(() -> of("limits: {delete: -1, updates: 3, insert: many}\nassertions: [{name: n, when: later, sql: x}, {name: m}]"))
                .hasMessageContaining("'limits.delete' must be 0 or more").hasMessageContaining("updates").hasMessageContaining("must be a whole number")
                .hasMessageContaining("before, after").hasMessageContaining("needs the property 'sql'");
    }
}
