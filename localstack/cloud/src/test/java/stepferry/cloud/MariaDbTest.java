package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.model.Environment;
import stepferry.model.RunStatus;
import stepferry.rules.KnownRuleSets;
import stepferry.rules.RuleSetParser;

/** The whole workflow on MariaDB, whose changes of structure no transaction takes back. */
class MariaDbTest {
    private static final String RULES = """
            name: %s-rules
            userDefined:
              rule: overwrite
              independent:
                - {rule: upsert, tables: [labels]}
                - {rule: insert-ignore, tables: [settings]}
                - {rule: schema-only, tables: [orders]}
            """;
    private static final List<String> OLD = List.of(
            "create table pages (id int auto_increment primary key, title varchar(50), parent int, gone int default 1, key (parent))",
            "create table labels (id int primary key, name varchar(20) unique, page int)",
            "create table settings (id int primary key, value varchar(20))",
            "create table orders (id int auto_increment primary key, page int, total decimal(10,2))",
            "create table log (id int auto_increment primary key, what varchar(50))",
            "create trigger written after insert on labels for each row insert into log (what) values (new.name)",
            "insert into pages (id, title) values (1, 'old'), (9, 'own')",
            "insert into labels values (1, 'one', 1), (9, 'own', 9)",
            "insert into settings values (1, 'own')",
            "insert into orders values (1, 9, 9.90)",
            "delete from log");
    private static final List<String> NEW = List.of(
            "create table pages (id int auto_increment primary key, title varchar(200) not null, parent int, body json,"
                    + " constraint pages_parent foreign key (parent) references pages (id))",
            "create table labels (id int primary key, name varchar(20) unique, page int, constraint labels_page foreign key (page) references pages (id))",
            "create table settings (id int primary key, value varchar(20))",
            "create table orders (id int auto_increment primary key, page int, total decimal(10,2), note text)",
            "create table log (id int auto_increment primary key, what varchar(50))",
            "create table tags (id int primary key, tag enum('a', 'b'), raw blob)",
            "create view titles as select title from pages",
            "create trigger written after insert on labels for each row insert into log (what) values (concat('new ', new.name))",
            "insert into pages (id, title, parent, body) values (1, 'new', null, '{\"a\": 1}'), (2, 'newer', 1, null), (9, 'nine', 2, '[]')",
            "alter table pages auto_increment = 40",
            "insert into labels values (1, 'uno', 2), (2, 'two', 1)",
            "insert into settings values (1, 'dev'), (2, 'dev')",
            "insert into tags values (1, 'b', x'00ff')",
            "delete from log");

    private final CloudFixture cloud = CloudFixture.SHARED;
    private Environment source;
    private Environment target;
    private String rules;

    @BeforeEach
    void twoEnvironments() throws SQLException {
        source = cloud.onMariaDb("mdev", "generic");
        target = cloud.onMariaDb("mprod", "generic");
        cloud.execute(source, NEW.toArray(String[]::new));
        cloud.execute(target, OLD.toArray(String[]::new));
        rules = new KnownRuleSets(cloud.ruleSets).store(RuleSetParser.parse(RULES.formatted(source.name()), "rules.yaml")).name();
    }

    @Test
    void promotesStructureAndRowsAndTakesThemBack() throws SQLException {
        var before = everything(target);

        var run = CloudFixture.id("mariadb");
        succeeds(run, cloud.run("promote", run, request()));

        assertIsNew();
        var again = CloudFixture.id("mariadb-again");
        var second = cloud.run("promote", again, request());
        succeeds(again, second);
        assertIsNew();

        var back = CloudFixture.id("mariadb-back");
        succeeds(back, cloud.run("rollback", back, "{\"run\":\"" + run + "\"}"));
        assertThat(everything(target)).isEqualTo(before);
    }

    @Test
    void aConstraintThatFailsAfterTheStructureChangedBringsTheOldStructureBack() throws SQLException {
        cloud.execute(source, "set foreign_key_checks = 0", "update pages set parent = 55 where id = 2");
        var before = everything(target);

        var run = CloudFixture.id("mariadb-violated");
        var ended = cloud.run("promote", run, request());

        assertThat(ended.error()).as("%s", ended.cause()).isEqualTo("RolledBack");
        assertThat(ended.cause()).contains("CONSTRAINT_VIOLATED").contains("pages_parent").contains("55");
        assertThat(cloud.journal.read(run).status()).isEqualTo(RunStatus.ROLLED_BACK);
        assertThat(everything(target)).isEqualTo(before);
    }

    @Test
    void aLambdaKilledBetweenStructureAndRowsGoesOn() throws Exception {
        try (var other = cloud.connect(target); var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select * from settings for update");
            var run = cloud.start("promote", CloudFixture.id("mariadb-killed"), request());
            cloud.awaitValue(target, "select count(*) from stepferry.receipts where schema_name = database() and receipt like '%under-way%'", "1");
            cloud.awaitValue(target, "select count(*) from information_schema.columns where table_schema = database() and table_name = 'orders'"
                    + " and column_name = 'note'", "1");
            ProcessHandle.of(cloud.embedded().functions().pid()).orElseThrow().destroyForcibly();
            assertThat(cloud.query(target, "select title from pages order by id")).containsExactly("old", "own");
            other.rollback();

            succeeds(run, cloud.await(run));
            assertIsNew();
        }
    }

    @Test
    void aLambdaKilledBehindTheRowsGoesOn() throws Exception {
        var before = everything(target);
        var id = CloudFixture.id("mariadb-late");
        try (var other = cloud.connect(target); var statement = other.createStatement()) {
            other.setAutoCommit(false);
            var run = cloud.start("promote", id, request());
            // Whoever has read a table keeps others from changing it: the load passes, the keys behind it wait.
            cloud.awaitValue(target, "select count(*) from stepferry.receipts where schema_name = database()", "1");
            cloud.awaitValue(target, "select count(*) from information_schema.columns where table_schema = database() and table_name = 'pages'"
                    + " and column_name = 'body'", "1");
            statement.execute("select * from labels limit 0");
            cloud.awaitValue(target, "select count(*) from pages where title = 'newer'", "1");
            ProcessHandle.of(cloud.embedded().functions().pid()).orElseThrow().destroyForcibly();
            other.rollback();

            succeeds(run, cloud.await(run));
            assertIsNew();
        }
        var back = CloudFixture.id("mariadb-late-back");
        succeeds(back, cloud.run("rollback", back, "{\"run\":\"" + id + "\"}"));
        assertThat(everything(target)).isEqualTo(before);
    }

    private void assertIsNew() throws SQLException {
        assertThat(cloud.query(target, "select concat_ws(' ', id, title, parent, body) from pages order by id"))
                .containsExactly("1 new {\"a\": 1}", "2 newer 1", "9 nine 2 []");
        assertThat(cloud.query(target, "select concat_ws(' ', id, name, page) from labels order by id")).containsExactly("1 uno 2", "2 two 1", "9 own 9");
        assertThat(cloud.query(target, "select concat_ws(' ', id, value) from settings order by id")).containsExactly("1 own", "2 dev");
        assertThat(cloud.query(target, "select concat_ws(' ', id, total, ifnull(note, '-')) from orders")).containsExactly("1 9.90 -");
        assertThat(cloud.query(target, "select hex(raw) from tags")).containsExactly("00FF");
        assertThat(cloud.query(target, "select title from titles order by 1")).containsExactly("new", "newer", "nine");
        assertThat(cloud.query(target, "select what from log")).isEmpty();
        assertThat(cloud.query(target, "select auto_increment from information_schema.tables where table_schema = database() and table_name = 'pages'"))
                .containsExactly("40");
        assertThat(cloud.query(target, "select constraint_name from information_schema.referential_constraints where constraint_schema = database() order by 1"))
                .containsExactly("labels_page", "pages_parent");
        assertThat(cloud.query(target, "select action_statement from information_schema.triggers where trigger_schema = database()"))
                .singleElement().asString().contains("concat('new '");
        assertThat(cloud.query(target, "select count(*) from stepferry.receipts where schema_name = database() and receipt like '%under-way%'"))
                .containsExactly("0");
    }

    /** Structure as the server prints it, and rows. */
    private List<String> everything(Environment environment) throws SQLException {
        var found = new ArrayList<String>();
        for (var table : cloud.query(environment, "select table_name from information_schema.tables where table_schema = database() order by 1")) {
            found.add(second(environment, "show create table " + table).replaceFirst(" AUTO_INCREMENT=\\d+", ""));
            found.addAll(cloud.query(environment, "select json_array(t.row) from (select concat_ws('|', " + columns(environment, table)
                    + ") as row from " + table + ") as t order by 1"));
        }
        found.addAll(cloud.query(environment, "select concat_ws(' ', trigger_name, action_statement) from information_schema.triggers"
                + " where trigger_schema = database()"));
        return found;
    }

    private String columns(Environment environment, String table) throws SQLException {
        return String.join(", ", cloud.query(environment, "select concat('ifnull(hex(`', column_name, '`), \\'-\\')') from information_schema.columns"
                + " where table_schema = database() and table_name = '" + table + "' order by ordinal_position"));
    }

    private String second(Environment environment, String sql) throws SQLException {
        try (var connection = cloud.connect(environment); var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(2);
        }
    }

    private void succeeds(String run, DescribeExecutionResponse ended) {
        var name = run.substring(run.lastIndexOf(':') + 1);
        assertThat(ended.status()).as("%s %s", ended.cause(), cloud.journal.events(name)).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    private String request() {
        return "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"%s\",\"allowDestructive\":true}".formatted(source.name(), target.name(), rules);
    }
}
