package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.cloud.places.Everywhere;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.RunStatus;
import stepferry.rules.KnownRuleSets;
import stepferry.rules.RuleSetParser;

/** What a rule set asks for single tables, through the whole workflow. */
@Everywhere
class TableOptionsTest {
    private static final String TABLES = """
            create table roles (id serial primary key, name text, boss_id int references roles, note text);
            create table teams (id bigserial primary key, name text not null, parent_id bigint references teams, head_id int);
            create table members (id serial primary key, email text not null unique, team_id bigint references teams, tint text);
            alter table teams add constraint head foreign key (head_id) references members;
            create table memberships (role_id int references roles, member_id int references members, note text, primary key (role_id, member_id));
            """;

    private final CloudFixture cloud = CloudFixture.SHARED;
    private Environment dev;
    private Environment prod;

    @BeforeEach
    void twoEnvironments() {
        dev = cloud.environment("dev", "generic");
        prod = cloud.environment("prod", "generic");
    }

    @Test
    void referencesFollowNaturalKeysThroughCyclesAndTrees() throws Exception {
        cloud.execute(dev, TABLES, """
                insert into roles values (1, 'boss', null, 'new'), (2, 'clerk', 1, 'new'), (3, 'guest', 2, null);
                insert into teams values (1, 'all', null, null), (2, 'ops', 1, null), (3, 'dev', 1, null), (4, 'ops', 3, null);
                insert into members values (1, 'a@x', 2, 'red'), (2, 'b@x', 4, 'blue'), (3, 'c@x', 3, null);
                update teams set head_id = case id when 2 then 1 when 4 then 2 when 3 then 3 end;
                insert into memberships values (1, 1, 'a boss'), (2, 2, 'b clerk'), (3, 3, 'c guest')""");
        cloud.execute(prod, TABLES, """
                insert into roles values (2, 'boss', null, 'old'), (1, 'clerk', 2, 'old'), (7, 'own', 1, 'own');
                insert into teams values (11, 'all', null, null), (1, 'ops', 11, null), (2, 'own', 11, null);
                insert into members values (21, 'a@x', 1, 'own red'), (1, 'own@x', 2, null);
                update teams set head_id = 21 where id = 1;
                insert into memberships values (2, 21, 'stale'), (7, 1, 'stale');
                select setval('roles_id_seq', 40), setval('teams_id_seq', 20), setval('members_id_seq', 30)""");
        var rules = rules("""
                userDefined: {rule: upsert, independent: [{rule: overwrite, tables: [memberships]}]}
                tables:
                  roles: {match: [name]}
                  teams: {match: [parent_id, name]}
                  members: {match: [email], except: [tint]}
                """);
        var before = everything();

        var run = promoted(rules);

        var people = """
                with recursive path as (select id, name from teams where parent_id is null
                  union all select t.id, p.name || '/' || t.name from teams t join path p on p.id = t.parent_id)
                select m.email || ' ' || p.name || ' ' || coalesce(h.email, '-') from members m join path p on p.id = m.team_id
                join teams t on t.id = p.id left join members h on h.id = t.head_id where m.email <> 'own@x' order by 1""";
        assertThat(cloud.query(prod, people)).containsExactly("a@x all/ops a@x", "b@x all/dev/ops b@x", "c@x all/dev c@x").isEqualTo(cloud.query(dev, people));
        assertThat(cloud.query(prod, "select r.name || ' ' || coalesce(b.name, '-') || ' ' || coalesce(r.note, '-') from roles r left join roles b on b.id = r.boss_id order by 1"))
                .containsExactly("boss - new", "clerk boss new", "guest clerk -", "own clerk own");
        assertThat(cloud.query(prod, "select r.name || ' ' || m.email || ' ' || s.note from memberships s join roles r on r.id = s.role_id"
                + " join members m on m.id = s.member_id order by 1")).containsExactly("boss a@x a boss", "clerk b@x b clerk", "guest c@x c guest");
        assertThat(cloud.query(prod, "select id from roles where name in ('boss', 'clerk', 'own') order by name")).containsExactly("2", "1", "7");
        assertThat(cloud.query(prod, "select email || ' ' || tint from members where tint is not null order by 1")).containsExactly("a@x own red", "b@x blue");
        assertThat(cloud.query(prod, "insert into roles (name) values ('next') returning (id > 40)::text")).containsExactly("true");
        cloud.execute(prod, "delete from roles where name = 'next'");

        promoted(rules);
        assertThat(applied()).containsEntry("tables", 0);

        var back = CloudFixture.id("back");
        assertThat(cloud.run("rollback", back, "{\"run\":\"" + run + "\"}").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void rowsMayGoStayAsTheyAreOrBeLeftBehind() throws Exception {
        var tables = "create table products (sku text primary key, price int, stock int, kind text);"
                + "create table accounts (name varchar(9) primary key, secret varchar(8) not null, token text, age int not null);"
                + "create table lines (a int, b text unique, c int)";
        cloud.execute(dev, tables, "insert into products values ('p1', 10, 1, 'x'), ('p2', 20, 2, 'x'), ('p3', 30, 3, 'y')",
                "insert into accounts values ('ann', 's3cret-1', 'tok-1', 44), ('bob', 's3cret-2', null, 55)",
                "insert into lines values (1, null, 1), (1, 'b', 2), (2, 'b2', 3)");
        cloud.execute(prod, tables, "insert into products values ('p1', 1, 100, 'x'), ('gone', 1, 1, 'x'), ('own', 1, 1, 'y'), ('null', 1, 1, null)",
                "insert into lines values (1, null, 9), (7, 'seven', 7), (2, 'b2', 3)");
        promoted(rules("""
                userDefined: {rule: upsert}
                tables:
                  products: {delete: true, filter: "kind = 'x' -- only x", only: [price]}
                  accounts: {mask: {secret: hash, token: clear, age: clear}, filter: "name <> 'zed'"}
                  lines: {match: [a, b]}
                """));

        assertThat(cloud.query(prod, "select p::text from products p order by sku")).containsExactly(
                "(null,1,1,)", "(own,1,1,y)", "(p1,10,100,x)", "(p2,20,2,x)");
        var hash = cloud.query(dev, "select left(encode(sha256('s3cret-1'), 'hex'), 8)").getFirst();
        assertThat(cloud.query(prod, "select a::text from accounts a order by name"))
                .hasSize(2).first().isEqualTo("(ann," + hash + ",,0)");
        assertThat(cloud.query(prod, "select l::text from lines l order by a, b nulls first")).containsExactly("(1,,1)", "(1,b,2)", "(2,b2,3)", "(7,seven,7)");
        var package_ = cloud.packages.read(run);
        for (var part : package_.table("accounts").orElseThrow().parts()) {
            try (var rows = cloud.packages.rows(package_, part)) {
                assertThat(new String(rows.readAllBytes(), StandardCharsets.UTF_8)).contains("ann").doesNotContain("s3cret", "tok-1", "44");
            }
        }
    }

    @Test
    void triggersFireOnlyWhenAsked() throws Exception {
        var tables = "create table notes (id int primary key, t text, shout text); create table quiet (id int primary key, t text, shout text)";
        cloud.execute(dev, tables, "insert into notes values (1, 'a'), (2, 'b')", "insert into quiet values (1, 'a')",
                "create function shout() returns trigger language plpgsql as $$ begin return new; end $$");
        cloud.execute(prod, tables, "create function shout() returns trigger language plpgsql as $$ begin new.shout = upper(new.t); return new; end $$");
        for (var environment : List.of(dev, prod)) {
            cloud.execute(environment, "create trigger loud before insert on notes for each row execute function shout()",
                    "create trigger loud before insert on quiet for each row execute function shout()");
        }
        promoted(rules("userDefined: {rule: overwrite}\ntables: {notes: {triggers: true}}"));
        assertThat(cloud.query(prod, "select n::text from notes n union all select q::text from quiet q order by 1"))
                .containsExactly("(1,a,)", "(1,a,A)", "(2,b,B)");
    }

    @Test
    void aNaturalKeyThatRepeatsInTheSource() throws Exception {
        cloud.execute(dev, TABLES, "insert into roles (name) values ('twin'), ('twin'), ('single')");
        cloud.execute(prod, TABLES);
        refused("roles: {match: [name]}", ErrorCode.RULE_NOT_APPLICABLE, "(name) of table 'roles'", "the source", "(twin)");
    }

    @Test
    void aNaturalKeyThatRepeatsInTheTarget() throws Exception {
        cloud.execute(dev, TABLES, "insert into roles (name) values ('single')");
        cloud.execute(prod, TABLES, "insert into roles (name) values (null), (null), ('single')");
        refused("roles: {match: [name]}", ErrorCode.RULE_NOT_APPLICABLE, "the target", "()");
    }

    @Test
    void aRowThatPointsAtWhatTheFilterLeavesBehind() throws Exception {
        cloud.execute(dev, TABLES, "insert into roles values (1, 'boss', null), (2, 'clerk', 1)");
        cloud.execute(prod, TABLES, "insert into roles values (1, 'other')");
        refused("roles: {match: [name], filter: name <> 'boss'}", ErrorCode.CONSTRAINT_VIOLATED, "roles.boss_id = 1 (of roles)", "filter");
    }

    @Test
    void aFilterThatIsNoCondition() throws Exception {
        cloud.execute(dev, TABLES);
        cloud.execute(prod, TABLES);
        refused("roles: {match: [name], filter: nmae = 'x'}", ErrorCode.RULE_NOT_APPLICABLE, "The filter of table 'roles'", "nmae");
    }

    @Test
    void aMaskThatTheTypeDoesNotTake() throws Exception {
        cloud.execute(dev, TABLES);
        cloud.execute(prod, TABLES);
        refused("roles: {match: [name], mask: {boss_id: hash}}", ErrorCode.RULE_NOT_APPLICABLE, "'boss_id' of table 'roles'", "no text");
    }

    private String run;

    private String promoted(String rules) {
        var ended = promote(rules);
        assertThat(ended.status()).as("%s %s", ended.cause(), cloud.journal.events(run)).isEqualTo(ExecutionStatus.SUCCEEDED);
        return run;
    }

    private DescribeExecutionResponse promote(String rules) {
        run = CloudFixture.id("options");
        return cloud.run("promote", run, "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"%s\"}".formatted(dev.name(), prod.name(), rules));
    }

    private Map<String, Object> applied() {
        return cloud.journal.events(run).stream().filter(e -> e.step().equals("apply") && e.facts().containsKey("tables")).findFirst().orElseThrow().facts();
    }

    private String rules(String content) {
        var rules = RuleSetParser.parse("name: %s-rules\n%s".formatted(dev.name(), content), "rules.yaml");
        return new KnownRuleSets(cloud.ruleSets).store(rules).name();
    }

    private void refused(String option, ErrorCode code, String... words) throws SQLException {
        var before = everything();
        var ended = promote(rules("userDefined: {rule: schema-only, independent: [{rule: upsert, tables: [roles]}]}\ntables: {" + option + "}"));
        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.cause()).contains(words);
        assertThat(ended.cause()).contains(code.name());
        assertThat(cloud.journal.read(run).status()).isIn(RunStatus.REFUSED, RunStatus.ROLLED_BACK);
        assertThat(everything()).isEqualTo(before);
    }

    private List<String> everything() throws SQLException {
        return cloud.query(prod, "select 'r' || r::text from roles r union all select 't' || t::text from teams t"
                + " union all select 'm' || m::text from members m union all select 's' || s::text from memberships s order by 1");
    }
}
