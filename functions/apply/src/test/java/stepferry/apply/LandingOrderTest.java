package stepferry.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import stepferry.model.Engine;
import stepferry.model.Manifest;
import stepferry.model.Manifest.Purpose;
import stepferry.model.Origin;
import stepferry.model.PackagedTable;
import stepferry.model.Receipt;
import stepferry.model.Rule;
import stepferry.model.TableDigest;
import stepferry.model.TableOutcome;
import stepferry.model.rules.RowOptions;

/** What lands of a package, and what of a backup. */
class LandingOrderTest {
    private static PackagedContent content(PackagedTable... tables) {
        return new PackagedContent(null, new Manifest(Manifest.FORMAT, "p", "r", "", Purpose.PROMOTION, Instant.EPOCH,
                new Origin("dev", Engine.POSTGRESQL, "17", "generic", Optional.empty(), "r@1"), "structure.json", "classification.json",
                List.of(), List.of(tables), List.of(), List.of(), List.of(), ""), "r", Optional.empty());
    }

    private static PackagedTable table(String name, Rule rule) {
        var digest = rule.carriesRows() ? Optional.of(new TableDigest(1, "11")) : Optional.<TableDigest>empty();
        return new PackagedTable(name, rule, "", RowOptions.NONE, List.of("id"), Optional.empty(), digest, 0, List.of(), List.of());
    }

    private static Receipt receipt(List<TableOutcome> tables, List<String> created, List<String> altered) {
        return new Receipt("r", "p", "d", Optional.empty(), 1, Instant.EPOCH, tables, created, altered);
    }

    private static TableOutcome outcome(String table, long inserted, long updated, long deleted) {
        return new TableOutcome(table, Rule.OVERWRITE, inserted, updated, deleted, 5, false, Optional.empty());
    }

    private static Stream<String> names(LandingOrder order) {
        return order.rows().stream().map(PackagedTable::name);
    }

    @Test
    void aPromotionBringsStructureToAllButTheSkippedAndRowsWhereTheRuleCarriesThem() {
        var order = LandingOrder.promotion(content(table("o", Rule.OVERWRITE), table("u", Rule.UPSERT), table("i", Rule.INSERT_IGNORE),
                table("s", Rule.SCHEMA_ONLY), table("k", Rule.SKIP)), false, Optional.empty(), Promise.NONE);

        assertThat(order.structured()).containsExactlyInAnyOrder("o", "u", "i", "s");
        assertThat(names(order)).containsExactly("o", "u", "i");
        assertThat(order.dropped()).isEmpty();
        assertThat(order.allowDestructive()).isFalse();
    }

    @Test
    void aRestoreTouchesOnlyWhatTheRunTouched() {
        var backup = content(table("written", Rule.OVERWRITE), table("alike", Rule.OVERWRITE), table("reshaped", Rule.OVERWRITE),
                table("bare", Rule.SCHEMA_ONLY), table("orders", Rule.SCHEMA_ONLY));
        var order = LandingOrder.restore(backup, receipt(
                List.of(outcome("written", 1, 0, 0), outcome("alike", 0, 0, 0)), List.of(), List.of("reshaped", "bare")));

        assertThat(order.structured()).containsExactlyInAnyOrder("written", "reshaped", "bare");
        assertThat(names(order)).containsExactly("written", "reshaped");
        assertThat(order.allowDestructive()).isTrue();
    }

    @Test
    void rowsThatWereOnlyUpdatedOrDeletedAreRestoredToo() {
        var order = LandingOrder.restore(content(table("a", Rule.OVERWRITE), table("b", Rule.OVERWRITE)),
                receipt(List.of(outcome("a", 0, 1, 0), outcome("b", 0, 0, 1)), List.of(), List.of()));

        assertThat(names(order)).containsExactly("a", "b");
    }

    @Test
    void whatTheRunMadeGoes() {
        var order = LandingOrder.restore(content(table("old", Rule.OVERWRITE)),
                receipt(List.of(outcome("new", 3, 0, 0)), List.of("new", "new_view"), List.of("new", "new_view")));

        assertThat(order.dropped()).containsExactly("new", "new_view");
        assertThat(order.structured()).isEmpty();
        assertThat(names(order)).isEmpty();
    }
}
