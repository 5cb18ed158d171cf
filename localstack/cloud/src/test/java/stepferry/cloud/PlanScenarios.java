package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.model.Environment;
import stepferry.model.RunEvent;
import stepferry.model.RunStatus;
import stepferry.model.TableOutcome;
import stepferry.model.plan.Plan;
import stepferry.model.plan.RowCounts;
import stepferry.model.plan.SampleValue;
import stepferry.packages.RunPlans;
import stepferry.rules.KnownRuleSets;
import stepferry.rules.RuleSetParser;
import stepferry.tables.Database;

/** What a run says before it does it, on any database. */
abstract class PlanScenarios {
    private static final List<String> TABLES = List.of(
            "create table pages (id int primary key, title varchar(200))",
            "create table products (id int primary key, price int, stock int, kind varchar(9))",
            "create table labels (id int primary key, slug varchar(20) unique)",
            "create table roles (id int primary key, name varchar(20), boss int, foreign key (boss) references roles (id))",
            "create table accounts (id int primary key, api_token varchar(40), phone varchar(40), options varchar(200))",
            "create table heap (a int, b varchar(9))",
            "create table orders (id int primary key, total int)");
    private static final String RULES = """
            userDefined:
              rule: overwrite
              independent:
                - {rule: upsert, tables: [products, roles]}
                - {rule: insert-ignore, tables: [labels]}
                - {rule: schema-only, tables: [orders]}
            tables:
              products: {delete: true, except: [stock], filter: "kind = 'x'"}
              roles: {match: [name]}
              accounts: {mask: {phone: clear}}
            """;

    final CloudFixture cloud = CloudFixture.SHARED;
    private Environment dev;
    private Environment prod;
    private String run;

    abstract Environment environment(String word);

    abstract Database open(Environment environment);

    @BeforeEach
    void twoEnvironments() throws SQLException {
        dev = environment("pdev");
        prod = environment("pprod");
        for (var environment : List.of(dev, prod)) {
            cloud.execute(environment, TABLES.toArray(String[]::new));
        }
        cloud.execute(dev, "insert into pages values (1, 'same'), (2, 'new'), (3, 'added')",
                "insert into products values (1, 10, 1, 'x'), (2, 20, 2, 'x'), (3, 30, 3, 'y')",
                "insert into labels values (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd')",
                "insert into roles values (1, 'boss', 1), (2, 'clerk', 1), (3, 'guest', 2)",
                "insert into accounts values (1, 'tok-new', 'phone-1', '{\"clientSecret\": \"hush-hush\", \"shown\": 1}')",
                "insert into heap values (1, 'x'), (1, 'x'), (2, null)", "insert into orders values (1, 1)");
        cloud.execute(prod, "insert into pages values (1, 'same'), (2, 'old'), (9, 'gone')",
                "insert into products values (1, 1, 100, 'x'), (2, 20, 7, 'x'), (7, 1, 1, 'x'), (8, 1, 1, 'y')",
                "insert into labels values (1, 'mine'), (7, 'b'), (8, 'd')",
                "insert into roles values (7, 'boss', 7), (2, 'other', 7)",
                "insert into accounts values (1, 'tok-old', null, '{\"clientSecret\": \"hushed\", \"shown\": 2}')",
                "insert into heap values (1, 'x'), (3, 'z')", "insert into orders values (5, 5), (6, 6)");
    }

    @Test
    void aDryRunSaysItAllAndTouchesNothing() throws Exception {
        cloud.execute(dev, "create table fresh (id int primary key, word varchar(9))", "insert into fresh values (1, 'one'), (2, null)",
                "alter table pages add column note varchar(9)");
        var before = everything();
        var ended = promote(rules(RULES), "\"dryRun\":true");

        assertThat(ended.status()).as("%s", ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(cloud.journal.read(run).message()).startsWith("planned, nothing was touched: ");
        assertThat(everything()).isEqualTo(before);
        assertThat(cloud.packages.find(run + "-backup")).isEmpty();
        var plan = plan();
        assertThat(plan.structure()).extracting(change -> change.table()).contains("fresh", "pages");
        assertThat(plan.table("fresh").orElseThrow().rows()).isEqualTo(new RowCounts(2, 0, 0, 0));
        assertThat(plan.table("fresh").orElseThrow().samples().inserted()).hasSize(2);
        assertThat(plan.table("pages").orElseThrow()).satisfies(pages -> {
            assertThat(pages.exact()).isFalse();
            assertThat(pages.rows()).isEqualTo(new RowCounts(1, 1, 1, 1));
            assertThat(pages.notes()).anyMatch(note -> note.contains("note"));
        });
        assertThat(plan.table("orders").orElseThrow().rows()).isEqualTo(RowCounts.NONE);
        assertThat(page()).contains("| pages ", "- id 9: title gone", "~ id 2: title old → new", "+ id 3: title added");
    }

    @Test
    void theNumbersAreThoseThatTheRunReports() throws Exception {
        var rules = rules(RULES);
        assertThat(promote(rules, "\"dryRun\":true").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        var dry = plan();
        assertThat(dry.table("pages").orElseThrow().rows()).isEqualTo(new RowCounts(1, 1, 1, 1));
        assertThat(dry.table("products").orElseThrow().rows()).isEqualTo(new RowCounts(0, 1, 1, 1));
        assertThat(dry.table("labels").orElseThrow().rows()).isEqualTo(new RowCounts(1, 0, 0, 3));
        assertThat(dry.table("roles").orElseThrow().rows()).isEqualTo(new RowCounts(2, 0, 0, 1));
        assertThat(dry.table("heap").orElseThrow().rows()).isEqualTo(new RowCounts(2, 0, 1, 1));
        assertThat(dry.exact()).isTrue();

        var ended = promote(rules, "\"dryRun\":false");
        assertThat(ended.status()).as("%s", ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(plan().tables()).isEqualTo(dry.tables());
        for (var outcome : outcomes()) {
            var planned = plan().table(outcome.table()).orElseThrow();
            var rows = planned.rows();
            if (planned.replaced()) {
                assertThat(outcome.inserted()).as(outcome.table()).isEqualTo(rows.inserted() + rows.updated() + rows.unchanged());
                assertThat(outcome.deleted()).as(outcome.table()).isEqualTo(rows.deleted() + rows.updated() + rows.unchanged());
            } else {
                assertThat(new RowCounts(outcome.inserted(), outcome.updated(), outcome.deleted(), outcome.unchanged())).as(outcome.table()).isEqualTo(rows);
            }
        }
        assertThat(promote(rules, "\"dryRun\":true").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(plan().rows().written()).isZero();
        assertThat(cloud.journal.events(run)).anyMatch(event -> event.message().equals("nothing would change"));
    }

    @Test
    void thePlanOfAnUnchangedTargetIsTheSamePlan() throws Exception {
        var pack = CloudFixture.id("pack");
        var exported = cloud.run("export", pack, "{\"environment\":\"%s\",\"rules\":\"%s\"}".formatted(dev.name(), rules(RULES)));
        assertThat(exported.status()).as("%s", exported.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        var digests = new ArrayList<String>();
        for (int i = 0; i < 2; i++) {
            promotePackage(pack);
            digests.add(plan().digest());
        }
        cloud.execute(prod, "insert into orders values (77, 7)");
        promotePackage(pack);
        digests.add(plan().digest());
        cloud.execute(prod, "update pages set title = 'moved' where id = 9");
        promotePackage(pack);
        assertThat(digests.get(1)).isEqualTo(digests.get(0));
        assertThat(digests).doesNotContain(plan().digest());
    }

    @Test
    void whatNobodyIsToSeeStandsNowhere() throws Exception {
        assertThat(promote(rules(RULES), "\"dryRun\":true").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        var changed = plan().table("accounts").orElseThrow().samples().updated().getFirst().values();
        assertThat(changed).extracting(SampleValue::column).contains("api_token", "options");
        assertThat(new String(bytes(RunPlans.key(run)), StandardCharsets.UTF_8) + page()).contains("clientSecret", "shown")
                .doesNotContain("tok-", "phone-1", "hush");
        assertThat(cloud.journal.events(run).toString()).doesNotContain("clerk", "tok-");
    }

    @Test
    void aRowThatMovesAfterThePlanStopsTheRun() throws Exception {
        try (var other = cloud.connect(prod); var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update pages set title = 'moved' where id = 1");
            var execution = start(rules(RULES));
            cloud.awaitEvent(execution, "apply", RunEvent.Kind.STARTED);
            other.commit();
            var ended = cloud.await(execution);
            assertThat(ended.error()).as("%s", ended.cause()).isEqualTo("RolledBack");
            assertThat(ended.cause()).contains("TARGET_MOVED", "plan looked at", "pages").doesNotContain("products", "labels");
        }
        assertThat(cloud.query(prod, "select title from pages order by id")).containsExactly("moved", "old", "gone");
    }

    @Test
    void aPlanThatSomebodyEditedIsNotBelieved() throws Exception {
        var execution = start(rules(RULES));
        cloud.awaitEvent(execution, "plan", RunEvent.Kind.FINISHED);
        var text = new String(bytes(RunPlans.key(run)), StandardCharsets.UTF_8);
        var edited = text.replaceFirst("\"deleted\":1", "\"deleted\":0");
        assertThat(edited).isNotEqualTo(text);
        cloud.s3.putObject(r -> r.bucket(cloud.bucket).key(RunPlans.key(run)), RequestBody.fromString(edited));
        var ended = cloud.await(execution);
        assertThat(ended.error()).as("%s", ended.cause()).isEqualTo("RolledBack");
        assertThat(ended.cause()).contains("PLAN_CORRUPT", run);
        assertThat(cloud.query(prod, "select title from pages order by id")).containsExactly("same", "old", "gone");
    }

    @Test
    void whatIsBeyondTheLimitsIsRefusedAllAtOnce() throws Exception {
        var before = everything();
        var rules = rules(RULES + """
                limits: {delete: 2, insert: 100, tables: {products: {update: 0}, heap: {insert: 2}}}
                untouched: ["acc*", orders]
                assertions:
                  - {name: many pages, when: before, sql: "select count(*) > 99 from pages"}
                  - {name: three pages, when: before, sql: "select count(*) = 3 from pages -- now"}
                  - {name: no question, when: before, sql: "select nothing from nowhere"}
                  - {name: two answers, when: before, sql: "select 1 = 1 from pages"}
                """);
        var ended = promote(rules, "\"dryRun\":false");
        assertThat(ended.error()).isEqualTo("Refused");
        assertThat(ended.cause()).contains("LIMIT_EXCEEDED", "at most 2 rows may be deleted, and the plan has 3: ", "pages 1", "products 1", "heap 1",
                "at most 0 rows of table 'products' may be updated, and the plan has 1", "table 'accounts' may not be touched",
                "'many pages' does not hold: it is false", "'no question' cannot be asked", "'two answers' does not hold: it gives more than one row",
                "stepferry run plan " + run).doesNotContain("'three pages'", "'orders'", "'heap'");
        assertThat(cloud.journal.read(run).status()).isEqualTo(RunStatus.REFUSED);
        assertThat(plan().violations()).hasSize(6);
        assertThat(page()).contains("**Not allowed**");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aLimitForATableThatNobodyHasIsRefused() throws Exception {
        var ended = promote(rules(RULES + "limits: {tables: {pagse: {delete: 0}}}\nuntouched: [nothing]\n"), "\"dryRun\":true");
        assertThat(ended.cause()).contains("RULE_SET_TABLE_UNKNOWN", "pagse", "pages", "nothing");
    }

    @Test
    void anAssertionThatDoesNotHoldAfterTheRunTakesItBack() throws Exception {
        var ended = promote(rules(RULES + "assertions: [{name: no guests, when: after, sql: \"select count(*) = 0 from roles where name = 'guest'\"}]\n"),
                "\"dryRun\":false");
        assertThat(ended.error()).as("%s", ended.cause()).isEqualTo("RolledBack");
        assertThat(ended.cause()).contains("ASSERTION_FAILED", "'no guests' does not hold");
        assertThat(cloud.query(prod, "select title from pages order by id")).containsExactly("same", "old", "gone");
        assertThat(cloud.query(prod, "select name from roles order by id")).containsExactly("other", "boss");
    }

    private DescribeExecutionResponse promote(String rules, String more) {
        run = CloudFixture.id("plan");
        return cloud.run("promote", run, "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"%s\",%s}".formatted(dev.name(), prod.name(), rules, more));
    }

    private void promotePackage(String pack) {
        run = CloudFixture.id("plan");
        var ended = cloud.run("promote", run, "{\"package\":\"%s\",\"target\":\"%s\",\"dryRun\":true}".formatted(pack, prod.name()));
        assertThat(ended.status()).as("%s", ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    private String start(String rules) {
        run = CloudFixture.id("plan");
        return cloud.start("promote", run, "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"%s\"}".formatted(dev.name(), prod.name(), rules));
    }

    private Plan plan() {
        return cloud.plans.find(run).orElseThrow();
    }

    private String page() {
        return new String(bytes(RunPlans.page(run)), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String key) {
        return cloud.s3.getObjectAsBytes(r -> r.bucket(cloud.bucket).key(key)).asByteArray();
    }

    private List<TableOutcome> outcomes() {
        try (var database = open(prod)) {
            return database.receipts().find(run).orElseThrow().tables();
        }
    }

    private String rules(String content) {
        var rules = RuleSetParser.parse("name: %s-rules\n%s".formatted(dev.name(), content), "rules.yaml");
        return new KnownRuleSets(cloud.ruleSets).store(rules).name();
    }

    /** Rows and structure of the target, and what the database says of its sessions' leftovers. */
    private List<String> everything() throws SQLException {
        var found = new ArrayList<String>();
        for (var table : List.of("pages", "products", "labels", "roles", "accounts", "heap", "orders")) {
            found.addAll(rows(prod, table));
        }
        try (var database = open(prod)) {
            found.add(database.structure().toString());
        }
        return found;
    }

    abstract List<String> rows(Environment environment, String table) throws SQLException;
}
