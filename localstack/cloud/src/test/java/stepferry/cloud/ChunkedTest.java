package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.cloud.places.EmbeddedOnly;
import stepferry.cloud.places.Everywhere;
import stepferry.model.Engine;
import stepferry.model.Environment;
import stepferry.model.Json;
import stepferry.model.RunEvent;
import stepferry.model.TableProgress;
import stepferry.rules.KnownRuleSets;
import stepferry.rules.RuleSetParser;

/** Rows that come ahead, in many functions at once, and land in one transaction. */
@Everywhere
class ChunkedTest {
    /** More than one part of rows that say which they are. */
    private static final String WIDE = "insert into wide select g, repeat(md5(g::text), 250), %s from generate_series(1, 5000) as g";
    private static final List<String> TABLES = List.of("wide", "pages", "notes", "moods");
    private static final String WAITING = "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            + " where n.nspname = 'stepferry' and c.relname like 'waiting%'";

    private final CloudFixture cloud = CloudFixture.SHARED;

    private Environment[] postgres() throws SQLException {
        var source = cloud.environment("csource", "generic");
        var target = cloud.environment("ctarget", "generic");
        for (var each : List.of(source, target)) {
            cloud.execute(each, "create table wide (id int primary key, body text, mark text)",
                    "create table pages (id int primary key, title varchar(90) collate \"C\", parent int references pages)",
                    "create table notes (id int primary key, page int references pages)");
        }
        cloud.execute(source, WIDE.formatted("'new'"), "create type mood as enum ('good', 'bad')",
                "insert into pages select g, repeat('new ', 20), nullif(g - 1, 0) from generate_series(1, 20000) as g",
                "alter table pages add column shown boolean default true", "insert into notes values (1, 7), (2, 20000)",
                "create table moods (id int primary key, mood mood, words text)",
                "insert into moods select g, 'good', repeat('word ', 20) from generate_series(1, 20000) as g");
        cloud.execute(target, WIDE.formatted("'old'"), "delete from wide where id = 4", "insert into pages values (1, 'old', null), (30000, 'own', 1)",
                "insert into notes values (3, 30000)");
        return new Environment[] {source, target};
    }

    @Test
    void promotesAndTakesBackWithTheSameRowsInTheEnd() throws SQLException {
        var both = postgres();
        var before = contents(both[1], TABLES.subList(0, 3));

        var run = CloudFixture.id("chunked");
        succeeds(run, cloud.run("promote", run, request(both, "chunked")));
        assertThat(contents(both[1], TABLES)).isEqualTo(contents(both[0], TABLES));
        assertThat(facts(run, "check")).containsEntry("strategy", "chunked");
        assertThat(facts(run, "prepare")).containsEntry("tables", 2).containsEntry("left", List.of("moods"));
        assertThat((int) facts(run, "prepare").get("parts")).isGreaterThan(2);
        assertThat(loaded(run)).isEqualTo(prepared(run));
        assertNothingWaits(both[1]);

        var again = CloudFixture.id("chunked-again");
        succeeds(again, cloud.run("promote", again, request(both, "chunked")));
        assertThat(facts(again, "prepare")).containsEntry("loads", 0);
        assertThat(cloud.journal.events(again)).filteredOn(event -> event.step().equals("apply")).extracting(RunEvent::message)
                .anyMatch(message -> message.startsWith("nothing to write: everything stood there already"));

        var back = CloudFixture.id("chunked-back");
        succeeds(back, cloud.run("rollback", back, "{\"run\":\"" + run + "\",\"strategy\":\"chunked\"}"));
        assertThat(contents(both[1], TABLES.subList(0, 3))).isEqualTo(before);
        assertThat(loaded(back)).isPositive();
        assertNothingWaits(both[1]);
    }

    @Test
    void aLoadThatFailsSaysItsOwnErrorAndLeavesTheTargetAsItWas() throws SQLException {
        var both = postgres();
        var before = contents(both[1], TABLES.subList(0, 3));
        cloud.execute(both[1], """
                create function refuse() returns event_trigger language plpgsql as $$
                declare made record;
                begin
                    for made in select * from pg_event_trigger_ddl_commands() where object_identity like 'stepferry.waiting%' loop
                        begin
                            execute 'alter table ' || made.object_identity || ' add constraint never_new check (mark <> ''new'')';
                        exception when undefined_column then null;
                        end;
                    end loop;
                end $$""", "create event trigger refuse on ddl_command_end when tag in ('CREATE TABLE') execute function refuse()");

        var run = CloudFixture.id("chunked-refused");
        var ended = cloud.run("promote", run, request(both, "chunked"));

        assertThat(ended.error()).as("%s", ended.cause()).isEqualTo("RolledBack");
        assertThat(ended.cause()).contains("CONSTRAINT_VIOLATED").contains("never_new");
        assertThat(cloud.journal.events(run)).filteredOn(event -> event.kind() == RunEvent.Kind.FAILED).isNotEmpty().allSatisfy(event -> {
            assertThat(event.step()).isEqualTo("load");
            assertThat(event.facts()).containsEntry("error", "stepferry.model.Rejected");
        });
        assertThat(contents(both[1], TABLES.subList(0, 3))).isEqualTo(before);
        assertNothingWaits(both[1]);
    }

    @Test
    @EmbeddedOnly
    void aFunctionKilledWhileItLoadsIsCalledAgainAndEachPartComesOnce() throws Exception {
        var both = postgres();
        try (var other = cloud.connect(both[1]); var statement = other.createStatement()) {
            var id = CloudFixture.id("chunked-killed");
            var run = stopped(both, id, other, statement);
            ProcessHandle.of(cloud.embedded().functions().pid()).orElseThrow().destroyForcibly();
            other.rollback();

            succeeds(id, cloud.await(run));
            assertThat(loaded(id)).isLessThanOrEqualTo(prepared(id));
            assertThat(contents(both[1], TABLES)).isEqualTo(contents(both[0], TABLES));
            assertNothingWaits(both[1]);
        }
    }

    /** As two deliveries would be that Step Functions, or a person, started. */
    @Test
    @EmbeddedOnly
    void theWholeOfItDeliveredTwiceAtOnceLandsOnce() throws Exception {
        var both = postgres();
        try (var other = cloud.connect(both[1]); var statement = other.createStatement()) {
            var id = CloudFixture.id("chunked-twice");
            var run = stopped(both, id, other, statement);
            var input = Json.text(Map.of("run", facts(id, "admit"), "package", id, "strategy", "chunked")).replaceFirst("}$", ",\"restores\":null}");
            var second = cloud.start("apply", CloudFixture.id("chunked-second"), input);
            cloud.awaitValue(both[1], "select count(*)::text from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'", "2");
            other.rollback();

            succeeds(id, cloud.await(run));
            cloud.await(second);
            assertThat(cloud.journal.events(id)).filteredOn(event -> event.step().equals("prepare") && event.kind() == RunEvent.Kind.STARTED)
                    .hasSizeGreaterThan(1);
            assertThat(loaded(id)).isEqualTo(prepared(id));
            assertThat(contents(both[1], TABLES)).isEqualTo(contents(both[0], TABLES));
            assertNothingWaits(both[1]);
        }
    }

    /** A run whose first load waits for what becomes of a line in the ledger. */
    private String stopped(Environment[] both, String id, Connection other, Statement statement) throws SQLException {
        cloud.execute(both[1], "create schema stepferry", """
                create unlogged table stepferry.parts (
                    schema_name text not null, run text not null, table_name text not null, part int not null, rows bigint not null,
                    at timestamptz not null, primary key (schema_name, run, table_name, part))""");
        other.setAutoCommit(false);
        statement.execute("insert into stepferry.parts values ('public', '" + id + "', 'wide', 0, 1, now())");
        var run = cloud.start("promote", id, request(both, "chunked"));
        cloud.awaitValue(both[1], "select count(*)::text from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
                + " and query like '%stepferry.parts%'", "1");
        return run;
    }

    @Test
    @EmbeddedOnly
    void promotesAndTakesBackOnMariaDb() throws SQLException {
        var both = new Environment[] {cloud.onMariaDb("cmsource", "generic"), cloud.onMariaDb("cmtarget", "generic")};
        for (var each : both) {
            cloud.execute(each, "create table pages (id int primary key auto_increment, title varchar(90), changed timestamp not null default current_timestamp,"
                    + " raw blob, kind enum('a', 'b') not null default 'a')", "create table labels (name varchar(40) primary key, page int)");
        }
        cloud.execute(both[0], "alter table pages add column extra json", "insert into pages (title, raw, kind, extra) select repeat('new ', 15),"
                + " x'00ff0a', 'b', '{}' from seq_1_to_30000", "insert into labels select concat('label-', seq, repeat('x', 20)), seq from seq_1_to_40000");
        cloud.execute(both[1], "insert into pages (title) values ('old')", "insert into labels values ('own', 1)");
        var tables = List.of("pages", "labels");
        var before = contents(both[1], tables);
        var rules = new KnownRuleSets(cloud.ruleSets).store(RuleSetParser.parse("name: " + both[0].name() + "-rules\nuserDefined:\n  rule: overwrite\n"
                + "  independent:\n  - rule: upsert\n    tables: [labels]\n", "rules.yaml")).name();

        var run = CloudFixture.id("mariadb-chunked");
        succeeds(run, cloud.run("promote", run, request(both, "chunked").replace("overwrite", rules)));
        assertThat(facts(run, "prepare")).containsEntry("tables", 2);
        assertThat(contents(both[1], List.of("pages"))).isEqualTo(contents(both[0], List.of("pages")));
        assertThat(cloud.query(both[1], "select count(*) from labels")).containsExactly("40001");
        assertThat(cloud.query(both[1], "select count(*) from information_schema.tables where table_schema = 'stepferry' and table_name like 'waiting%'"))
                .containsExactly("0");

        var again = CloudFixture.id("mariadb-chunked-again");
        succeeds(again, cloud.run("promote", again, request(both, "chunked").replace("overwrite", rules)));
        var back = CloudFixture.id("mariadb-chunked-back");
        succeeds(back, cloud.run("rollback", back, "{\"run\":\"" + run + "\",\"strategy\":\"chunked\"}"));
        assertThat(contents(both[1], tables)).isEqualTo(before);
    }

    @Test
    void aStrategyThatThereIsNotIsRefusedWithTheWords() throws SQLException {
        var ended = cloud.run("promote", CloudFixture.id("chunked-how"), request(postgres(), "somehow"));
        assertThat(ended.error()).isEqualTo("Refused");
        assertThat(ended.cause()).contains("REQUEST_INVALID").contains("auto, atomic, chunked");
    }

    private void assertNothingWaits(Environment environment) throws SQLException {
        assertThat(cloud.query(environment, WAITING)).containsExactly("0");
        assertThat(cloud.query(environment, "select count(*) from stepferry.parts")).containsExactly("0");
    }

    private Map<String, Object> facts(String run, String step) {
        return cloud.journal.events(run).stream().filter(event -> event.step().equals(step) && event.kind() == RunEvent.Kind.FINISHED).findFirst()
                .orElseThrow().facts();
    }

    /** Bytes that came ahead, as whoever watches the run is told. */
    private long loaded(String run) {
        return cloud.progress.of(run).stream().filter(progress -> progress.step().equals("load")).mapToLong(TableProgress::bytes).sum();
    }

    private long prepared(String run) {
        return ((Number) facts(run, "prepare").get("bytes")).longValue();
    }

    private List<String> contents(Environment environment, List<String> tables) throws SQLException {
        var query = environment.engine() == Engine.MARIADB
                ? "select md5(group_concat(t.h order by t.h)) from (select md5(concat_ws('|', %s)) as h from %s) as t"
                : "select md5(string_agg(t.h, ',' order by t.h)) from (select md5((%s)::text) as h from %s as r) as t";
        var found = new ArrayList<String>();
        for (var table : tables) {
            var row = environment.engine() == Engine.MARIADB ? columns(environment, table) : "r";
            found.addAll(cloud.query(environment, query.formatted(row, table)));
        }
        return found;
    }

    private String columns(Environment environment, String table) throws SQLException {
        return String.join(", ", cloud.query(environment, "select concat('ifnull(hex(`', column_name, '`), \\'-\\')') from information_schema.columns"
                + " where table_schema = database() and table_name = '" + table + "' order by ordinal_position"));
    }

    private void succeeds(String run, DescribeExecutionResponse ended) {
        assertThat(ended.status()).as("%s %s", ended.cause(), cloud.journal.events(run)).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    private static String request(Environment[] both, String strategy) {
        return "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"overwrite\",\"strategy\":\"%s\"}".formatted(both[0].name(), both[1].name(), strategy);
    }
}
