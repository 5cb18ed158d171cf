package stepferry.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stepferry.model.Rule;
import stepferry.model.Strategy;
import stepferry.model.plan.Expectation;
import stepferry.model.plan.Plan;
import stepferry.model.plan.PlannedTable;
import stepferry.model.plan.RowCounts;
import stepferry.model.plan.SampleRow;
import stepferry.model.plan.SampleValue;
import stepferry.model.plan.Samples;
import stepferry.model.structure.StructureChange;

/** Plans where they are kept, and how they read. */
class RunPlansTest {
    private static final String NASTY = "a\nb\u001b[31m``` |\r\n# c";

    private static SampleValue value(String column, String before, String after) {
        return new SampleValue(column, Optional.ofNullable(before), Optional.ofNullable(after), false);
    }

    private static Plan plan() {
        var changed = new SampleRow(List.of(value("id", "1", "1")), List.of(value("title", NASTY, null), SampleValue.hidden("token")));
        var come = new SampleRow(List.of(value("id", null, "2")), List.of(value("title", null, "")));
        var table = new PlannedTable("pages|1", Rule.UPSERT, "it says so", "delete", new RowCounts(1, 1, 0, 5), false, false, List.of("a note"), List.of("id"),
                Optional.empty(), new Samples(List.of(come), List.of(changed), List.of()));
        var structure = new StructureChange("CREATE TABLE x ()", "table x", "x", StructureChange.Kind.CREATE_TABLE, StructureChange.Phase.BEFORE_DATA, false, "it is new");
        return new Plan("r", "prod", "p", "d", Optional.of("careful@1"), new Expectation(Strategy.ATOMIC, 1, 1, "atomic, it is small"), List.of(structure),
                List.of(table), List.of(), List.of("at most 0 rows"), List.of(), "").sealed();
    }

    @Test
    void aPlanIsFoundAsItWasKept() {
        try (var shelf = Shelf.fresh()) {
            var plans = new RunPlans(shelf.bucket());
            assertThat(plans.find("r")).isEmpty();
            plans.put(plan());
            assertThat(plans.find("r")).contains(plan());
            assertThat(plans.read("r", plan().digest())).isEqualTo(plan());
            assertThat(shelf.keys()).containsExactly("runs/r/plan.json", "runs/r/plan.md");
        }
    }

    @Test
    void oneThatWasEditedReplacedOrRemovedIsNotBelieved() {
        try (var shelf = Shelf.fresh()) {
            var plans = new RunPlans(shelf.bucket());
            assertThatThrownBy(() -> plans.read("r", plan().digest())).hasMessageContaining("PLAN_CORRUPT").hasMessageContaining("runs/r/plan.json");
            plans.put(plan());
            assertThatThrownBy(() -> plans.read("r", "other")).hasMessageContaining("PLAN_CORRUPT");
            var text = new String(shelf.bytes("runs/r/plan.json"), StandardCharsets.UTF_8);
            for (var edited : List.of(text.replace("at most 0", "at most 9"), "{}", "null", "no JSON", "")) {
                shelf.bucket().put("runs/r/plan.json", edited.getBytes(StandardCharsets.UTF_8));
                assertThatThrownBy(() -> plans.find("r")).as(edited).hasMessageContaining("PLAN_CORRUPT");
            }
        }
    }

    @Test
    void thePageIsReadableAndNothingBreaksOutOfIt() {
        var lines = PlanPage.lines(plan());
        assertThat(lines).contains("| table    | rule   | insert | update | delete | leave |  |", "- **Not allowed**: at most 0 rows", "- a note",
                "-- table x: it is new", "CREATE TABLE x ();", "+ id 2: title ''",
                "~ id 1: title a⏎b·[31m''' |⏎# c → null, token (hidden)");
        assertThat(lines).noneMatch(line -> line.contains("\u001b") || line.contains("\n"));
        assertThat(lines).anyMatch(line -> line.startsWith("| pages\\|1 ") && line.contains("≤ 1"));
    }
}
