package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.model.Environment;
import stepferry.model.RunEvent;

/** Databases that run out of connections, of disk or of patience in the middle of a run. */
class ScarceDatabaseTest {
    private final CloudFixture cloud = CloudFixture.SHARED;

    @Test
    void oneConnectionIsEnoughToExport() throws SQLException {
        var all = cloud.environment("scarce", "generic");
        var target = cloud.environment("scarceto", "generic");
        cloud.execute(all, "create table wide (id int primary key, body text)",
                "insert into wide select g, repeat(md5(g::text), 50) from generate_series(1, 40000) as g", "vacuum analyze wide");
        var one = only(all, 1);

        var run = CloudFixture.id("scarce");
        var ended = cloud.run("promote", run, request(one, target));

        assertThat(ended.status()).as("%s", ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(cloud.query(target, "select count(*) from wide")).containsExactly("40000");
    }

    @Test
    void noConnectionAtAllIsTriedAgainAndThenRefused() throws SQLException {
        var all = cloud.environment("scarce", "generic");
        cloud.execute(all, "create table pages (id int primary key)");

        var run = CloudFixture.id("scarce-none");
        var ended = cloud.run("promote", run, request(only(all, 0), cloud.environment("scarceto", "generic")));

        assertThat(ended.error()).as("%s", ended.cause()).isEqualTo("Refused");
        assertThat(ended.cause()).contains("DATABASE_BUSY", "too many connections", "max_connections");
        assertThat(begun(run, "admit")).isEqualTo(5);
    }

    /** The same database for a user who may have so many connections. */
    private Environment only(Environment all, int connections) throws SQLException {
        var name = CloudFixture.name("few");
        cloud.execute(all, "create role %s login password 'x' connection limit %d".formatted(name, connections),
                "grant pg_read_all_data to " + name);
        return cloud.register(name, all.url(), name, "x", "public", "generic");
    }

    /** The server's errors as it would raise them; to fill its disk, or to hold a table for minutes, is more than a test should. */
    @ParameterizedTest
    @CsvSource({
        "53100, could not extend file: No space left on device, DATABASE_FULL, Free space on the database server, 1",
        "55P03, canceling statement due to lock timeout, DATABASE_BUSY, Something else holds the table, 5",
    })
    void whatTheServerCannotDoInTheMiddleLeavesTheTargetAsItWas(String state, String words, String code, String advice, int attempts)
            throws SQLException {
        var source = cloud.environment("scarcefrom", "generic");
        var target = cloud.environment("scarceto", "generic");
        for (var each : List.of(source, target)) {
            cloud.execute(each, "create table pages (id int primary key, title text)", "create table notes (id int primary key, words text)");
        }
        cloud.execute(source, "insert into pages values (1, 'new')", "insert into notes select g, 'new' from generate_series(1, 100) as g");
        cloud.execute(target, "insert into pages values (1, 'old')", "insert into notes values (1, 'old')");
        for (var each : List.of(source, target)) {
            cloud.execute(each, """
                    create function room(n int) returns bool language plpgsql as $$
                    begin if n > 50 then raise exception using errcode = '%s', message = '%s'; end if; return true; end $$""".formatted(state, words),
                    "alter table notes add check (room(id)) not valid");
        }

        var run = CloudFixture.id("scarce-middle");
        var ended = cloud.run("promote", run, request(source, target));

        assertThat(ended.error()).as("%s", ended.cause()).isEqualTo("RolledBack");
        assertThat(ended.cause()).contains(code, "writing rows into table 'notes'", words, advice);
        assertThat(begun(run, "apply")).isEqualTo(attempts);
        assertThat(cloud.query(target, "select title from pages union all select words from notes")).containsExactly("old", "old");
    }

    private long begun(String run, String step) {
        return cloud.journal.events(run).stream().filter(event -> event.step().equals(step) && event.kind() == RunEvent.Kind.STARTED).count();
    }

    private static String request(Environment source, Environment target) {
        return "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"overwrite\"}".formatted(source.name(), target.name());
    }
}
