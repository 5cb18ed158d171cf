package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stepferry.cloud.places.Everywhere;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.RunEvent;

/** Structure, constraints and grants that do not allow a run: a named error, the target exactly as before. */
@Everywhere
class StructureRefusalTest {
    private static final String STATE = """
            select coalesce(string_agg(x, '; ' order by x), '') from (
                select table_name || '.' || column_name || ' ' || data_type as x from information_schema.columns where table_schema = 'public'
                union all select 'page ' || p::text from pages p union all select 'index ' || indexname from pg_indexes where schemaname = 'public'
                union all select 'key ' || conname from pg_constraint where connamespace = 'public'::regnamespace) as all_of_it""";

    private final CloudFixture cloud = CloudFixture.SHARED;
    private Environment source;
    private Environment target;

    @BeforeEach
    void twoEnvironments() throws Exception {
        source = cloud.environment("from", "generic");
        target = cloud.environment("to", "generic");
        cloud.execute(source, "create table pages (id int primary key, title text)", "insert into pages values (1, 'new'), (2, 'newer')");
        cloud.execute(target, "create table pages (id int primary key, title text)", "insert into pages values (1, 'old'), (3, 'old')");
    }

    @Test
    void anotherSchemasRowsThatWouldGoAlong() throws Exception {
        cloud.execute(target, "create schema audit", "create table audit.visits (page int constraint visited references pages on delete cascade)",
                "insert into audit.visits values (1)");
        refusedInCheck(ErrorCode.OUTSIDE_REFERENCE, "'visited'", "audit.visits", "'pages'");
        assertThat(cloud.query(target, "select page from audit.visits")).containsExactly("1");
    }

    @Test
    void anotherSchemasRowsThatHoldOn() throws Exception {
        cloud.execute(target, "create schema audit", "create table audit.visits (page int constraint visited references pages)",
                "insert into audit.visits values (1)");
        refusedInCheck(ErrorCode.CONSTRAINT_VIOLATED, "'visited'", "audit.visits", "'pages'", "upsert");
    }

    @Test
    void anotherSchemasEmptyTableIsNoObstacle() throws Exception {
        cloud.execute(target, "create schema audit", "create table audit.visits (page int references pages)");
        assertThat(cloud.run("promote", CloudFixture.id("idle"), request()).error()).isNull();
        assertThat(cloud.query(target, "select title from pages order by id")).containsExactly("new", "newer");
    }

    @Test
    void anIndexNameThatAnotherTableUses() throws Exception {
        cloud.execute(source, "create index by_title on pages (title)");
        cloud.execute(target, "create table own (title text)", "create index by_title on own (title)");
        refusedInCheck(ErrorCode.STRUCTURE_IRRECONCILABLE, "'by_title'", "table own");
    }

    @Test
    void aTypeThatTheTargetLacks() throws Exception {
        cloud.execute(source, "create extension hstore", "alter table pages add facts hstore");
        refusedInCheck(ErrorCode.STRUCTURE_IRRECONCILABLE, "pages.facts (hstore)", "extension");
    }

    @Test
    void aTypeThatCannotHoldWhatStandsThere() throws Exception {
        cloud.execute(source, "alter table pages add seen date");
        cloud.execute(target, "alter table pages add seen boolean");
        refusedInCheck(ErrorCode.STRUCTURE_IRRECONCILABLE, "column seen of table pages is boolean and shall be date");
    }

    @Test
    void aTypeThatWouldLoseValues() throws Exception {
        cloud.execute(source, "alter table pages alter title type varchar(10)");
        refusedInCheck(ErrorCode.STRUCTURE_DESTRUCTIVE, "title", "--allow-destructive");
    }

    @Test
    void aConstraintThatRowsOfTheTargetBreak() throws Exception {
        cloud.execute(source, "create unique index one_title on pages (title)");
        failedWhileApplying(ErrorCode.CONSTRAINT_VIOLATED, "one_title", "(title)=(old)");
    }

    @Test
    void aColumnThatTakesNoNullAnyMore() throws Exception {
        cloud.execute(source, "alter table pages alter title set not null");
        cloud.execute(target, "insert into pages values (4, null)");
        failedWhileApplying(ErrorCode.CONSTRAINT_VIOLATED, "\"title\"", "pages");
    }

    @Test
    void aSourceThatMayNotBeRead() throws Exception {
        cloud.environments.put(visitor(source, "grant usage on schema public to NAME"));
        refused("export", ErrorCode.PERMISSION_MISSING, "pages", "Grant");
    }

    @Test
    void aTargetThatMayNotBeAltered() throws Exception {
        cloud.execute(source, "alter table pages add note text");
        cloud.environments.put(visitor(target, "grant all on schema public to NAME", "grant all on all tables in schema public to NAME",
                "grant create on database \"" + target.name() + "\" to NAME"));
        refusedInCheck(ErrorCode.PERMISSION_MISSING, "ALTER TABLE pages (GRANT postgres TO", "_visitor");
    }

    @Test
    void aTargetWithoutRoomForReceipts() throws Exception {
        cloud.environments.put(visitor(target, "grant all on schema public to NAME", "alter table pages owner to NAME"));
        refusedInCheck(ErrorCode.PERMISSION_MISSING, "schema stepferry", "GRANT CREATE ON DATABASE");
    }

    @Test
    void aTargetWhoseRowsMayOnlyBeRead() throws Exception {
        cloud.environments.put(visitor(target, "grant create on schema public to NAME", "grant select, insert on pages to NAME",
                "grant create on database \"" + target.name() + "\" to NAME"));
        refusedInCheck(ErrorCode.PERMISSION_MISSING, "DELETE and INSERT on table pages", "GRANT SELECT, INSERT, DELETE ON pages TO");
    }

    @Test
    void theRightsThatTheMessagesAskForSuffice() throws Exception {
        cloud.environments.put(visitor(target, "grant select, insert, delete on pages to NAME",
                "grant create on database \"" + target.name() + "\" to NAME"));
        var ended = cloud.run("promote", CloudFixture.id("granted"), request());
        assertThat(ended.error()).as("%s", ended.cause()).isNull();
        assertThat(cloud.query(target, "select title from pages order by id")).containsExactly("new", "newer");
    }

    /** The environment seen by a user of its own with the given rights. */
    private Environment visitor(Environment environment, String... grants) throws Exception {
        var name = environment.name().replace('-', '_') + "_visitor";
        cloud.execute(environment, "create role " + name + " login password '" + cloud.password() + "'");
        for (var grant : grants) {
            cloud.execute(environment, grant.replace("NAME", name));
        }
        return new Environment(environment.name(), environment.url(), name, environment.secret(), "public", "generic");
    }

    private void refusedInCheck(ErrorCode code, String... words) throws Exception {
        refused("check", code, words);
    }

    private void refused(String step, ErrorCode code, String... words) throws Exception {
        var before = cloud.query(target, STATE);
        var run = CloudFixture.id("refused");
        var ended = cloud.run("promote", run, request());
        assertThat(ended.error()).as("%s", ended.cause()).isEqualTo("Refused");
        assertThat(ended.cause()).contains(code.name()).contains(words);
        assertThat(cloud.journal.events(run)).filteredOn(event -> event.kind() == RunEvent.Kind.FAILED).extracting(RunEvent::step).contains(step);
        assertThat(cloud.query(target, STATE)).isEqualTo(before);
    }

    /** What only the rows tell is found while applying, and leaves nothing behind. */
    private void failedWhileApplying(ErrorCode code, String... words) throws Exception {
        var before = cloud.query(target, STATE);
        var ended = cloud.run("promote", CloudFixture.id("failed"), request().replace("overwrite", "schema-only"));
        assertThat(ended.error()).as("%s", ended.cause()).isEqualTo("RolledBack");
        assertThat(ended.cause()).contains(code.name()).contains(words);
        assertThat(cloud.query(target, STATE)).isEqualTo(before);
    }

    private String request() {
        return "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"overwrite\"}".formatted(source.name(), target.name());
    }
}
