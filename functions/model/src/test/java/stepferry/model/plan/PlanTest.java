package stepferry.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stepferry.model.Json;
import stepferry.model.Rule;
import stepferry.model.Strategy;
import stepferry.model.TableDigest;

/** When two plans are the same, and when one was edited. */
class PlanTest {
    private static final PlannedTable PAGES = table(new RowCounts(1, 2, 3, 4), "17");

    private static PlannedTable table(RowCounts rows, String content) {
        var value = new SampleValue("title", Optional.of("old"), Optional.of("new"), false);
        return new PlannedTable("pages", Rule.OVERWRITE, "why", "", rows, true, false, List.of(), List.of("id", "title"),
                Optional.of(new TableDigest(6, content)), new Samples(List.of(), List.of(new SampleRow(List.of(), List.of(value))), List.of()));
    }

    private static Plan plan(String run, PlannedTable... tables) {
        return new Plan(run, "prod", "p", "d", Optional.of("r@1"), new Expectation(Strategy.ATOMIC, 1, 1, "small"), List.of(), List.of(tables), List.of(),
                List.of(), List.of(), "").sealed();
    }

    @Test
    void theRunIsNoPartOfIt() {
        assertThat(plan("one", PAGES).digest()).isEqualTo(plan("other", PAGES).digest()).hasSize(64);
    }

    @Test
    void whateverWouldHappenIs() {
        assertThat(plan("one", table(new RowCounts(1, 2, 3, 5), "17")).digest()).isNotEqualTo(plan("one", PAGES).digest());
        assertThat(plan("one", table(new RowCounts(1, 2, 3, 4), "18")).digest()).isNotEqualTo(plan("one", PAGES).digest());
    }

    @Test
    void oneThatWasEditedShowsIt() {
        var text = Json.text(plan("one", PAGES));
        assertThat(Json.read(text, Plan.class)).isEqualTo(plan("one", PAGES)).matches(Plan::intact);
        assertThat(Json.read(text.replace("\"old\"", "\"odd\""), Plan.class).intact()).isFalse();
        assertThat(Json.read(text.replace("\"deleted\":3", "\"deleted\":0"), Plan.class).intact()).isFalse();
    }

    @Test
    void rowsAddUp() {
        assertThat(plan("one", PAGES, PAGES).rows()).isEqualTo(new RowCounts(2, 4, 6, 8));
    }
}
