package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.model.Environment;
import stepferry.model.RunEvent;
import stepferry.rules.KnownRuleSets;
import stepferry.rules.RuleSetParser;

/** What a rule set asks for single tables, through the whole workflow on MariaDB. */
class MariaDbOptionsTest {
    private static final String[] TABLES = {
        "create table roles (id int auto_increment primary key, name varchar(20), boss_id int, note text, foreign key (boss_id) references roles (id))",
        "create table teams (id bigint auto_increment primary key, name varchar(20) not null, parent_id bigint, head_id int,"
                + " foreign key (parent_id) references teams (id))",
        "create table members (id int auto_increment primary key, email varchar(20) unique, team_id bigint, tint text, foreign key (team_id) references teams (id))",
        "alter table teams add constraint head foreign key (head_id) references members (id)",
        "create table memberships (role_id int, member_id int, note text, primary key (role_id, member_id), foreign key (role_id) references roles (id),"
                + " foreign key (member_id) references members (id))",
        "create table products (sku varchar(9) primary key, price int, stock int, kind varchar(9), secret varchar(20))"
    };
    private static final String RULES = """
            name: %s-rules
            userDefined: {rule: upsert, independent: [{rule: overwrite, tables: [memberships]}]}
            tables:
              roles: {match: [name]}
              teams: {match: [parent_id, name]}
              members: {match: [email], except: [tint]}
              products: {delete: true, filter: "kind = 'x' -- only x", except: [stock], mask: {secret: hash}}
            """;

    private final CloudFixture cloud = CloudFixture.SHARED;
    private Environment source;
    private Environment target;
    private String rules;

    @BeforeEach
    void twoInstallations() throws Exception {
        source = cloud.onMariaDb("odev", "generic");
        target = cloud.onMariaDb("oprod", "generic");
        cloud.execute(source, TABLES);
        cloud.execute(source,
                "insert into roles values (1, 'boss', null, 'new'), (2, 'clerk', 1, 'new'), (3, 'guest', 2, null)",
                "insert into teams values (1, 'all', null, null), (2, 'ops', 1, null), (4, 'ops', 2, null)",
                "insert into members values (1, 'a@x', 2, 'red'), (2, 'b@x', 4, 'blue')",
                "update teams set head_id = 1 where id = 2", "update teams set head_id = 2 where id = 4",
                "insert into memberships values (1, 1, 'a boss'), (2, 2, 'b clerk')",
                "insert into products values ('p1', 10, 1, 'x', 'open sesame'), ('p2', 20, 2, 'x', null), ('p3', 30, 3, 'y', 'z')");
        cloud.execute(target, TABLES);
        cloud.execute(target,
                "insert into roles values (2, 'boss', null, 'old'), (1, 'clerk', 2, 'old'), (7, 'own', 1, 'own')",
                "insert into teams values (11, 'all', null, null), (1, 'ops', 11, null)",
                "insert into members values (21, 'a@x', 1, 'own red'), (1, 'own@x', 11, null)", "update teams set head_id = 21 where id = 1",
                "insert into memberships values (2, 21, 'stale')",
                "insert into products values ('p1', 1, 100, 'x', ''), ('gone', 1, 1, 'x', ''), ('own', 1, 1, 'y', '')");
        rules = new KnownRuleSets(cloud.ruleSets).store(RuleSetParser.parse(RULES.formatted(source.name()), "rules.yaml")).name();
    }

    @Test
    void referencesFollowNaturalKeysAndColumnsStayOrAreHidden() throws Exception {
        promoted(CloudFixture.id("mariadb-options"));

        assertThat(cloud.query(target, "select concat_ws(' ', r.name, b.name, r.note) from roles r left join roles b on b.id = r.boss_id order by 1"))
                .containsExactly("boss new", "clerk boss new", "guest clerk", "own clerk own");
        assertThat(cloud.query(target, "select concat_ws(' ', m.email, p.name, t.name, h.email, m.tint) from members m join teams t on t.id = m.team_id"
                + " left join teams p on p.id = t.parent_id left join members h on h.id = t.head_id order by 1"))
                .containsExactly("a@x all ops a@x own red", "b@x ops ops b@x blue", "own@x all");
        assertThat(cloud.query(target, "select concat_ws(' ', r.name, m.email, s.note) from memberships s join roles r on r.id = s.role_id"
                + " join members m on m.id = s.member_id order by 1")).containsExactly("boss a@x a boss", "clerk b@x b clerk");
        var hash = cloud.query(source, "select left(sha2('open sesame', 256), 20)").getFirst();
        assertThat(cloud.query(target, "select concat_ws(' ', sku, price, stock, kind, secret) from products order by sku"))
                .containsExactly("own 1 1 y ", "p1 10 100 x " + hash, "p2 20 2 x");

        var again = CloudFixture.id("mariadb-options");
        promoted(again);
        assertThat(cloud.journal.events(again).stream().filter(event -> event.step().equals("apply")).map(RunEvent::facts).toList())
                .anySatisfy(facts -> assertThat(facts).containsEntry("tables", 0));
    }

    @Test
    void aNaturalKeyThatRepeatsInTheTargetIsRefusedBeforeAnythingIsTouched() throws Exception {
        cloud.execute(target, "insert into roles (name) values ('twin'), ('twin')");
        var ended = promote(CloudFixture.id("mariadb-twins"));
        assertThat(ended.error()).as("%s", ended.cause()).isEqualTo("Refused");
        assertThat(ended.cause()).contains("RULE_NOT_APPLICABLE", "(name) of table 'roles'", "the target", "twin");
        assertThat(cloud.query(target, "select note from memberships")).containsExactly("stale");
    }

    private void promoted(String run) {
        var ended = promote(run);
        assertThat(ended.status()).as("%s", ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    private DescribeExecutionResponse promote(String run) {
        return cloud.run("promote", run, "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"%s\"}".formatted(source.name(), target.name(), rules));
    }
}
