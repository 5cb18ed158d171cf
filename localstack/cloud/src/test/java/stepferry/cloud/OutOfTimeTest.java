package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.cloud.template.Template;
import stepferry.model.Environment;
import stepferry.model.RunEvent;
import stepferry.rules.KnownRuleSets;
import stepferry.rules.RuleSetParser;

/** Functions whose time is over before their steps are: the run says which, goes on or takes back, and is not tried again in vain. */
class OutOfTimeTest {
    private static final int SECONDS = 8;
    private static CloudFixture cloud;

    @BeforeAll
    static void aCloudWithLittleTime() {
        var template = Template.read(Distribution.template());
        List.of("ExportFunction", "ApplyFunction", "LoadFunction").forEach(function -> limit(template, function));
        cloud = CloudFixture.of(template);
    }

    @AfterAll
    static void close() {
        cloud.embedded().close();
    }

    @SuppressWarnings("unchecked") // a template's resources are maps
    private static void limit(Template template, String function) {
        var resources = (Map<String, Map<String, Map<String, Object>>>) template.content().get("Resources");
        resources.get(function).get("Properties").put("Timeout", SECONDS);
    }

    @Test
    void anApplyThatTakesTooLongIsUndoneAndSaysWhatHelps() throws SQLException {
        var source = cloud.environment("latefrom", "generic");
        var target = cloud.environment("lateto", "generic");
        for (var each : List.of(source, target)) {
            cloud.execute(each, "create table pages (id int primary key, title text)");
        }
        cloud.execute(source, "insert into pages select g, 'new' from generate_series(1, 100) as g");
        cloud.execute(target, "insert into pages values (1, 'old')");
        for (var each : List.of(source, target)) {
            cloud.execute(each, "alter table pages add constraint slow check (pg_sleep(0.5) is not null) not valid");
        }

        var run = CloudFixture.id("late-apply");
        var ended = cloud.run("promote", run, request(source, target, "overwrite", "atomic"));

        assertThat(ended.error()).as("%s", ended.cause()).isEqualTo("RolledBack");
        assertThat(ended.cause()).contains("TIME_EXHAUSTED: Step 'apply'", "after 7 s, while writing rows into table 'pages'", "--strategy chunked");
        assertThat(cloud.query(target, "select title from pages")).containsExactly("old");
        assertThat(begun(run, "apply")).isOne();
        assertNobodyIsLeft(target);
    }

    @Test
    void anExportThatTakesTooLongIsRefused() throws SQLException {
        var source = cloud.environment("lateexport", "generic");
        var target = cloud.environment("lateto", "generic");
        cloud.execute(source, "create table pages (id int primary key, title text)", "insert into pages select g, 'new' from generate_series(1, 100) as g");

        refused(source, target, "pg_sleep(0.5) is not null");

        assertNobodyIsLeft(source);
        assertThat(cloud.query(target, "select coalesce(to_regclass('pages')::text, 'none')")).containsExactly("none");
    }

    @Test
    void onMariaDbTooTheServerIsToldToStop() throws SQLException {
        var source = cloud.onMariaDb("lateexport", "generic");
        var target = cloud.onMariaDb("lateto", "generic");
        cloud.execute(source, "create table pages (id int primary key, title text)", "insert into pages select seq, 'new' from seq_1_to_100");

        refused(source, target, "sleep(0.5) = 0");

        cloud.awaitValue(source, "select count(*) from information_schema.processlist where db = database() and info like '%sleep(0.5)%'"
                + " and id <> connection_id()", "0");
    }

    private void refused(Environment source, Environment target, String filter) {
        var rules = RuleSetParser.parse("name: %s-rules\nuserDefined: {rule: overwrite}\ntables:\n  pages: {filter: %s}\n"
                .formatted(source.name(), filter), "rules.yaml");
        var run = CloudFixture.id("late-export");
        var ended = cloud.run("promote", run, request(source, target, new KnownRuleSets(cloud.ruleSets).store(rules).name(), "auto"));

        assertThat(ended.error()).as("%s", ended.cause()).isEqualTo("Refused");
        assertThat(ended.cause()).contains("TIME_EXHAUSTED: Step 'export'", "after 7 s, while reading table 'pages'", "Nothing was changed");
        assertThat(begun(run, "export")).isOne();
    }

    @Test
    void aLoadThatHadToStopGoesOnWhereItWas() throws Exception {
        var source = cloud.environment("lateload", "generic");
        var target = cloud.environment("lateto", "generic");
        for (var each : List.of(source, target)) {
            cloud.execute(each, "create table wide (id int primary key, body text)");
        }
        cloud.execute(source, "insert into wide select g, repeat(md5(g::text), 250) from generate_series(1, 5000) as g");
        try (var other = cloud.connect(target); var statement = other.createStatement()) {
            cloud.execute(target, "create schema stepferry", """
                    create unlogged table stepferry.parts (
                        schema_name text not null, run text not null, table_name text not null, part int not null, rows bigint not null,
                        at timestamptz not null, primary key (schema_name, run, table_name, part))""");
            other.setAutoCommit(false);
            var id = CloudFixture.id("late-load");
            // Whoever brings the second part has to wait for what becomes of this.
            statement.execute("insert into stepferry.parts values ('public', '" + id + "', 'wide', 1, 1, now())");
            var run = cloud.start("promote", id, request(source, target, "overwrite", "chunked"));
            cloud.awaitEvent(run, "load", RunEvent.Kind.FAILED);
            other.rollback();

            var ended = cloud.await(run);
            assertThat(ended.status()).as("%s", ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(cloud.journal.events(id)).filteredOn(event -> event.step().equals("load") && event.kind() == RunEvent.Kind.FAILED)
                    .extracting(RunEvent::message).allSatisfy(message -> assertThat(message).contains("TIME_EXHAUSTED: Step 'load'", "goes on from there"));
            assertThat(cloud.query(target, "select count(*) from wide")).containsExactly("5000");
        }
    }

    private static String request(Environment source, Environment target, String rules, String strategy) {
        return "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"%s\",\"strategy\":\"%s\"}".formatted(source.name(), target.name(), rules, strategy);
    }

    private static long begun(String run, String step) {
        return cloud.journal.events(run).stream().filter(event -> event.step().equals(step) && event.kind() == RunEvent.Kind.STARTED).count();
    }

    private static void assertNobodyIsLeft(Environment environment) {
        cloud.awaitValue(environment, "select count(*)::text from pg_stat_activity where datname = current_database()"
                + " and application_name = 'stepferry'", "0");
    }
}
