package stepferry.cloud.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.cloud.CloudFixture;
import stepferry.cloud.kinds.Contents.Held;
import stepferry.cloud.kinds.Ground.Row;
import stepferry.model.Environment;
import stepferry.model.Receipt;
import stepferry.model.Rule;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange;
import stepferry.tables.structure.Scope;

/** A rule set tried on a target: what stood there before, the run, what stands there then; every complaint names table and rule. */
final class Trial {
    private final CloudFixture cloud = CloudFixture.SHARED;
    private final SoftAssertions assertions = new SoftAssertions();
    private final Ground ground;
    private final Environment source;
    private final Environment target;
    private final String ruleSet;
    private final Function<String, Rule> rules;
    private final Contents sent;
    private final Contents before;
    private final Contents sharedBefore;
    private final Structure structureBefore;
    private final Set<String> altered;

    Trial(Ground ground, Environment source, Environment target, String ruleSet, Function<String, Rule> rules) throws SQLException {
        this.ground = ground;
        this.source = source;
        this.target = target;
        this.ruleSet = ruleSet;
        this.rules = rules;
        sent = Contents.of(ground, source);
        before = Contents.of(ground, target);
        sharedBefore = Contents.of(ground, target, before.shared(sent));
        structureBefore = structure(target);
        altered = changes(structureBefore, structure(source)).stream().map(StructureChange::table).collect(Collectors.toSet());
    }

    /** Goes all the way: there, once more, and back. */
    void run() throws SQLException {
        var run = promote();
        comparePlan(run);
        compareRows();
        compareStructure();
        assertions.assertThat(cloud.packages.read(run).notices()).as("notices").containsAll(ground.notCarried());
        if (!skipsAll()) {
            insertIntoEachTable();
        }
        if (takeBack(promoteAgain()) && takeBack(run)) {
            compareWithBefore();
        }
        assertions.assertAll();
    }

    private String promote() {
        var run = CloudFixture.id("kinds");
        var ended = cloud.run("promote", run, "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"%s\",\"allowDestructive\":true}"
                .formatted(source.name(), target.name(), ruleSet));
        assertThat(ended.status()).as("%s", ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        return run;
    }

    /** What was planned is what the receipt says was done, wherever the plan says that it knows. */
    private void comparePlan(String run) {
        var plan = cloud.plans.find(run).orElseThrow();
        var receipt = receipt(run);
        for (var outcome : receipt.tables()) {
            var planned = plan.table(outcome.table()).orElseThrow();
            var rows = planned.rows();
            var as = assertions.assertThat(planned.replaced() && outcome.unchanged() == 0
                    ? List.of(rows.inserted() + rows.updated() + rows.unchanged(), rows.deleted() + rows.updated() + rows.unchanged())
                    : List.of(rows.inserted(), rows.updated(), rows.deleted(), rows.unchanged()))
                    .as("plan of %s under %s, %s", outcome.table(), outcome.rule().word(), planned);
            if (planned.exact()) {
                as.isEqualTo(planned.replaced() && outcome.unchanged() == 0
                        ? List.of(outcome.inserted(), outcome.deleted())
                        : List.of(outcome.inserted(), outcome.updated(), outcome.deleted(), outcome.unchanged()));
            } else {
                assertions.assertThat(altered).as("tables of which the plan is not exact").contains(outcome.table());
            }
        }
        if (!skipsAll()) {
            assertions.assertThat(plan.structure().stream().map(StructureChange::table)).as("planned structure").containsAll(altered);
        }
    }

    private Receipt receipt(String run) {
        try (var database = ground.open(target)) {
            return database.receipts().find(run).orElseThrow();
        }
    }

    private void compareRows() throws SQLException {
        var whole = Contents.of(ground, target);
        var shared = Contents.of(ground, target, before.shared(sent));
        for (var table : sent.tables().keySet()) {
            switch (rules.apply(table)) {
                case OVERWRITE -> expect(table, whole.of(table).texts(), sent.of(table).texts());
                case UPSERT -> merged(table, whole.of(table), shared.of(table), true);
                case INSERT_IGNORE -> merged(table, whole.of(table), shared.of(table), false);
                case SCHEMA_ONLY -> expect(table, shared.of(table).texts(), sharedBefore.of(table).texts());
                case SKIP -> expect(table, whole.of(table).texts(), before.of(table).texts());
            }
        }
        assertions.assertThat(fired()).as("triggers that fired").isZero();
    }

    private long fired() throws SQLException {
        try (var connection = ground.connect(target)) {
            return ground.fired(connection);
        }
    }

    private void merged(String table, Held whole, Held shared, boolean updates) {
        var arriving = new TreeMap<>(sent.of(table).byKey());
        if (!updates) {
            arriving.keySet().removeAll(sharedBefore.of(table).byKey().keySet());
        }
        var wanted = texts(sharedBefore.of(table).byKey());
        wanted.putAll(texts(arriving));
        var found = texts(shared.byKey());
        whole.byKey().forEach((key, row) -> found.computeIfPresent(key, (_, text) -> arriving.containsKey(key) ? row.text() : text));
        assertions.assertThat(found).as("rows of %s under %s", table, rules.apply(table).word()).isEqualTo(wanted);
        untouched(table, whole);
    }

    private static Map<String, String> texts(Map<String, Row> rows) {
        return rows.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().text(), (one, two) -> one, TreeMap::new));
    }

    /** Rows that were equal before must not have been written at all. */
    private void untouched(String table, Held whole) {
        if (altered.contains(table)) {
            return;
        }
        var written = new TreeMap<String, String>();
        var after = whole.byKey();
        before.of(table).rows().stream()
                .filter(row -> row.text().equals(after.get(row.key()).text()) && !row.version().equals(after.get(row.key()).version()))
                .forEach(row -> written.put(row.key(), row.version() + " -> " + after.get(row.key()).version()));
        assertions.assertThat(written).as("equal rows of %s written under %s", table, rules.apply(table).word()).isEmpty();
    }

    private void expect(String table, List<String> found, List<String> wanted) {
        assertions.assertThat(found).as("rows of %s under %s", table, rules.apply(table).word()).isEqualTo(wanted);
    }

    private void compareStructure() {
        var made = structure(target);
        var wanted = skipsAll() ? structureBefore : structure(source);
        assertions.assertThat(difference(made, wanted)).as("structure of the target beside what it should be").isEmpty();
        assertions.assertThat(difference(wanted, made)).as("the other way round").isEmpty();
        assertions.assertThat(difference(made, made)).as("the target's structure beside itself").isEmpty();
    }

    private boolean skipsAll() {
        return sent.tables().keySet().stream().allMatch(table -> rules.apply(table) == Rule.SKIP);
    }

    private Structure structure(Environment environment) {
        try (var database = ground.open(environment)) {
            return database.structure();
        }
    }

    private List<String> difference(Structure one, Structure other) {
        return changes(one, other).stream().map(StructureChange::sql).toList();
    }

    private List<StructureChange> changes(Structure one, Structure other) {
        try (var database = ground.open(target)) {
            return database.changes(one, other, Scope.exact());
        }
    }

    /** Every counter must stand above what is in use. */
    private void insertIntoEachTable() throws SQLException {
        try (var connection = ground.connect(target); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var sql : ground.insertions().lines().toList()) {
                var place = connection.setSavepoint();
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    assertions.fail("after the run: " + sql, e);
                    connection.rollback(place);
                }
            }
            connection.rollback();
        }
    }

    private String promoteAgain() {
        var again = promote();
        var applied = cloud.journal.events(again).stream()
                .filter(each -> each.step().equals("apply") && each.facts().containsKey("tables")).findFirst().orElseThrow();
        assertions.assertThat(applied.facts()).as("a second promotion").containsAllEntriesOf(
                Map.of("inserted", 0, "updated", 0, "deleted", 0, "structure", 0));
        return again;
    }

    private boolean takeBack(String run) {
        var ended = cloud.run("rollback", CloudFixture.id("kinds-back"), "{\"run\":\"" + run + "\"}");
        assertions.assertThat(ended.status()).as("rollback: %s", ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        return ended.status() == ExecutionStatus.SUCCEEDED;
    }

    private void compareWithBefore() throws SQLException {
        var restored = Contents.of(ground, target);
        assertions.assertThat(restored.tables().keySet()).as("tables after the rollback").isEqualTo(before.tables().keySet());
        before.tables().forEach((table, held) ->
                assertions.assertThat(restored.of(table).texts()).as("rows of %s after the rollback", table).isEqualTo(held.texts()));
        var structure = structure(target);
        assertions.assertThat(difference(structure, structureBefore)).as("structure after the rollback").isEmpty();
        assertions.assertThat(difference(structureBefore, structure)).as("structure after the rollback, the other way round").isEmpty();
    }
}
