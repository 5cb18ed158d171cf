package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.cloud.places.EmbeddedOnly;
import stepferry.cloud.places.Everywhere;
import stepferry.model.Environment;
import stepferry.model.RunEvent;
import stepferry.model.RunStatus;
import stepferry.rules.KnownRuleSets;
import stepferry.rules.RuleSetParser;

/** What breaks after the backup began: the target ends exactly old or exactly new, and the run says which. */
@Everywhere
class FailureTest {
    private final CloudFixture cloud = CloudFixture.SHARED;
    private Environment source;
    private Environment target;

    @BeforeEach
    void twoEnvironments() throws Exception {
        source = cloud.environment("from", "generic");
        target = cloud.environment("to", "generic");
        cloud.execute(source, "create table pages (id int primary key, title text)", "insert into pages values (1, 'new'), (2, 'newer')",
                "create table notes (id int primary key, page int)", "insert into notes values (1, 7)");
        cloud.execute(target, "create table pages (id int primary key, title text)", "insert into pages values (1, 'old')",
                "create table notes (id int primary key, page int)");
    }

    @Test
    @EmbeddedOnly
    void aLambdaKilledDuringApplyIsRetried() throws Exception {
        try (var other = cloud.connect(target); var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table pages in share mode");
            var run = cloud.start("promote", CloudFixture.id("killed"), request());
            cloud.awaitEvent(run, "apply", RunEvent.Kind.STARTED);
            ProcessHandle.of(cloud.embedded().functions().pid()).orElseThrow().destroyForcibly();
            assertThat(cloud.query(target, "select title from pages")).containsExactly("old");
            other.rollback();
            assertThat(cloud.await(run).status()).as("%s", cloud.journal.events(name(run))).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(cloud.query(target, "select title from pages order by id")).containsExactly("new", "newer");
            assertThat(cloud.journal.events(name(run))).filteredOn(e -> e.step().equals("apply") && e.kind() == RunEvent.Kind.STARTED)
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void aViolatedConstraintLeavesTheTargetAsItWas() throws Exception {
        cloud.execute(source, "insert into pages values (7, 'seven')", "alter table notes add foreign key (page) references pages");
        var run = CloudFixture.id("violated");
        var ended = cloud.run("promote", run, request().replace("overwrite", rules("notes", "overwrite")));
        assertThat(ended.error()).isEqualTo("RolledBack");
        assertThat(ended.cause()).contains("CONSTRAINT_VIOLATED").contains("notes").contains("7");
        assertThat(cloud.journal.read(run).status()).isEqualTo(RunStatus.ROLLED_BACK);
        assertThat(cloud.query(target, "select title from pages")).containsExactly("old");
        assertThat(cloud.query(target, "select count(*) from notes")).containsExactly("0");
    }

    @Test
    void whatChangesBehindTheCommitIsFoundAndRestored() throws Exception {
        var before = CloudFixture.id("first");
        assertThat(cloud.run("promote", before, request()).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        cloud.execute(source, "update pages set title = 'newest' where id = 1", "create table extra (id int)", "create view titles as select title from pages");
        cloud.execute(target, "create function spoil() returns trigger language plpgsql as 'begin update public.pages set title = ''spoilt''; return null; end'", """
                create constraint trigger spoil after insert on stepferry.receipts deferrable initially deferred
                for each row when (new.run not like '%#restored') execute function spoil()""");
        var run = CloudFixture.id("spoilt");
        var ended = cloud.run("promote", run, request());
        assertThat(ended.error()).as("%s", ended.cause()).isEqualTo("RolledBack");
        assertThat(ended.cause()).contains("CONTENT_DIVERGED").contains("pages");
        assertThat(cloud.query(target, "select title from pages order by id")).containsExactly("new", "newer");
        assertThat(cloud.query(target, "select coalesce(to_regclass('extra')::text, to_regclass('titles')::text)")).containsOnlyNulls();

        var takenBack = cloud.run("rollback", CloudFixture.id("spoilt-back"), "{\"run\":\"" + run + "\"}");
        assertThat(takenBack.cause()).contains("RUN_NOT_REVERSIBLE").contains("restored its own backup");
        cloud.execute(target, "drop trigger spoil on stepferry.receipts");
        var first = cloud.run("rollback", CloudFixture.id("first-back"), "{\"run\":\"" + before + "\"}");
        assertThat(first.status()).as("%s", first.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(cloud.query(target, "select title from pages")).containsExactly("old");
    }

    @Test
    void aFailureThatIsToBeKeptNeedsAPerson() throws Exception {
        assertThat(cloud.run("promote", CloudFixture.id("first"), request()).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        cloud.execute(source, "update pages set title = 'newest' where id = 1");
        cloud.execute(target, "create function spoil() returns trigger language plpgsql as 'begin update public.pages set title = ''spoilt''; return null; end'", """
                create constraint trigger spoil after insert on stepferry.receipts deferrable initially deferred
                for each row execute function spoil()""");
        var run = CloudFixture.id("kept");
        var ended = cloud.run("promote", run, request().replace("}", ",\"onFailure\":\"keep\"}"));
        assertThat(ended.error()).isEqualTo("NeedsAPerson");
        assertThat(cloud.query(target, "select distinct title from pages")).containsExactly("spoilt");
        assertThat(cloud.journal.read(run).status()).isEqualTo(RunStatus.NEEDS_A_PERSON);
    }

    @Test
    void aRollbackIsARunThatCanBeTakenBack() throws Exception {
        var run = CloudFixture.id("there");
        assertThat(cloud.run("promote", run, request()).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        cloud.execute(target, "insert into pages values (9, 'by hand')");
        var back = CloudFixture.id("back");
        assertThat(cloud.run("rollback", back, "{\"run\":\"" + run + "\"}").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(cloud.query(target, "select title from pages order by id")).containsExactly("old");
        var tooLate = cloud.run("rollback", CloudFixture.id("again"), "{\"run\":\"" + run + "\"}");
        assertThat(tooLate.cause()).contains("RUN_NOT_REVERSIBLE").contains(back);
        var forth = cloud.run("rollback", CloudFixture.id("forth"), "{\"run\":\"" + back + "\"}");
        assertThat(forth.status()).as("%s", forth.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(cloud.query(target, "select title from pages order by id")).containsExactly("new", "newer", "by hand");
    }

    private String rules(String table, String rule) {
        var rules = RuleSetParser.parse("name: %s-rules\nuserDefined:\n  rule: schema-only\n  independent:\n  - rule: %s\n    tables: [%s]\n"
                .formatted(source.name(), rule, table), "rules.yaml");
        return new KnownRuleSets(cloud.ruleSets).store(rules).name();
    }

    private String request() {
        return "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"overwrite\"}".formatted(source.name(), target.name());
    }

    private static String name(String execution) {
        return execution.substring(execution.lastIndexOf(':') + 1);
    }
}
