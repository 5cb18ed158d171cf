package stepferry.tables.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.rules.Counter;
import stepferry.tables.RowKey;
import stepferry.tables.Stage;

/** Rows that wait beside a table and are merged into it. */
abstract class StageSuite implements Suite {
    private static final RowKey ID = RowKey.primary(List.of("id"));

    private static Stage stage(Application application, String rows) throws SQLException {
        var stage = application.database().rows().stage("t", application.columns("t"));
        stage.write(Application.text(rows));
        return stage;
    }

    /** Upserts as a run does, and tells how many rows were alike, updated and added. */
    private static List<Long> upsert(Application application, RowKey key, String rows) throws SQLException {
        application.begin();
        var stage = stage(application, rows);
        var alike = stage.alike(key);
        var updated = stage.removeDiffering(key);
        var added = stage.addMissing(key) - updated;
        assertThat(stage.alike(key)).isEqualTo(rows.lines().count());
        application.database().commit();
        return List.of(alike, updated, added);
    }

    @Test
    void onlyRowsThatDifferAreWritten() throws SQLException {
        try (var application = application("create table t (id int primary key, x varchar(9), n decimal(9,2), at timestamp(6) default current_timestamp(6)"
                + " on update current_timestamp(6));\ninsert into t values (1, 'a', 1, '2020-01-01'), (2, 'b', 1, '2020-01-01'), (3, null, 1, '2020-01-01'),"
                + " (9, 'own', 1, '2020-01-01')")) {
            var then = "\t2020-01-01 00:00:00.000000";
            assertThat(upsert(application, ID, "1\ta\t1.00" + then + "\n2\tb \t1.00" + then + "\n3\t\t1.00" + then + "\n4\t\\N\t\\N" + then + "\n"))
                    .containsExactly(1L, 2L, 1L);
            assertThat(application.all("t")).isEqualTo("[" + String.join(then + ", ", "1\ta\t1.00", "2\tb \t1.00", "3\t\t1.00", "4\t\\N\t\\N", "9\town\t1.00")
                    + then + "]");
        }
    }

    @Test
    void valuesAreComparedByteByByte() throws SQLException {
        try (var application = application("create table t (id int primary key, x varchar(9), f double, e enum('', 'a'), j json, g point, b blob);\n"
                + "insert into t values (1, 'a', 0, 'a', '{}', point(1, 2), 'x'), (2, 'a', 0, 'a', '{}', null, 'x'), (3, 'a', 0, 'a', '{}', null, 'x'),"
                + " (4, 'a', 0, 'a', '{}', null, 'x')")) {
            var point = application.one("select hex(g) from t where id = 1");
            assertThat(upsert(application, ID, "1\ta\t0\ta\t{}\t" + point + "\t78\n2\tA\t0\ta\t{}\t\\N\t78\n3\ta\t-0\ta\t{}\t\\N\t78\n4\ta\t0\ta\t{}\t\\N\t58\n"))
                    .containsExactly(1L, 3L, 0L);
            assertThat(application.one("select group_concat(hex(x), cast(f as char), hex(b) order by id) from t")).isEqualTo("61078,41078,61-078,61058");
        }
    }

    @Test
    void keysMatchAsTheTablesOwnKeyDoes() throws SQLException {
        try (var application = application("create table t (id varchar(9) collate utf8mb4_general_ci primary key, x int);\n"
                + "insert into t values ('Name', 1), ('stays', 2)")) {
            assertThat(upsert(application, ID, "name\t1\n")).containsExactly(0L, 1L, 0L);
            assertThat(application.all("t")).isEqualTo("[name\t1, stays\t2]");
        }
    }

    @Test
    void uniqueValuesMaySwapAmongRows() throws SQLException {
        try (var application = application("create table t (id int primary key, slot int unique not null);\ninsert into t values (1, 10), (2, 20), (3, 30)")) {
            assertThat(upsert(application, ID, "1\t20\n2\t30\n3\t10\n")).containsExactly(0L, 3L, 0L);
            assertThat(application.all("t")).isEqualTo("[1\t20, 2\t30, 3\t10]");
        }
    }

    @Test
    void aUniqueValueThatAStrangerHoldsIsRefused() throws SQLException {
        try (var application = application("create table t (id int primary key, slot int, unique key t_slot (slot));\ninsert into t values (7, 10)")) {
            assertThatThrownBy(() -> upsert(application, ID, "1\t10\n"))
                    .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED))
                    .hasMessageContaining("t_slot");
        }
    }

    @Test
    void keysMayHaveSeveralColumnsInAnyOrder() throws SQLException {
        try (var application = application("create table t (x varchar(9), b varchar(9), a int, primary key (a, b));\n"
                + "insert into t values ('old', 'k', 1), ('stays', 'k', 2)")) {
            assertThat(upsert(application, RowKey.primary(List.of("a", "b")), "new\tk\t1\nadded\tj\t1\n")).containsExactly(0L, 1L, 1L);
            assertThat(application.all("t")).isEqualTo("[added\tj\t1, new\tk\t1, stays\tk\t2]");
        }
    }

    @Test
    void generatedColumnsFollow() throws SQLException {
        try (var application = application("create table t (id int auto_increment primary key, x varchar(9),"
                + " twice varchar(20) generated always as (concat(x, x)) stored);\ninsert into t (x) values ('a')")) {
            assertThat(upsert(application, ID, "1\tb\n40\tc\n")).containsExactly(0L, 1L, 1L);
            assertThat(application.one("select group_concat(id, twice order by id) from t")).isEqualTo("1bb,40cc");
        }
    }

    @Test
    void whatOtherUniqueConstraintsDoNotAdmitIsLeftOut() throws SQLException {
        try (var application = application("create table t (id int primary key, slot int unique, mail varchar(9), unique key (mail));\n"
                + "insert into t values (1, 10, 'A@x')")) {
            application.begin();
            var added = stage(application, "1\t11\tnew@x\n2\t10\tb@x\n3\t30\ta@X\n4\t40\td@x\n5\t40\te@x\n").addAdmitted(ID);
            application.database().commit();

            assertThat(added).isEqualTo(1);
            assertThat(application.all("t")).isEqualTo("[1\t10\tA@x, 4\t40\td@x]");
        }
    }

    @Test
    void whatACheckDoesNotAdmitIsNotLeftOutSilently() throws SQLException {
        try (var application = application("create table t (id int primary key, x int not null);\n")) {
            application.run("create trigger refuse before insert on t for each row begin if new.x = 3 then set new.x = null; end if; end");
            application.begin();
            var stage = stage(application, "1\t1\n2\t3\n");

            assertThatThrownBy(() -> stage.addAdmitted(ID)).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void countersNeverGoBack() throws SQLException {
        try (var application = application("create table t (collection varchar(9), field varchar(9), `key` int, current bigint, at varchar(9));\n"
                + "insert into t values ('a', 'no', null, 50, 'target'), ('a', 'no', 1, 5, 'target'), ('b', 'no', null, 7, 'target')")) {
            application.begin();
            var stage = stage(application, "a\tno\t\\N\t40\tsource\na\tno\t1\t6\tsource\nb\tno\t\\N\t\\N\tsource\nc\tno\t\\N\t1\tsource\n");
            stage.keepCounters(new Counter("t", List.of("collection", "field", "key"), "current", List.of("at")));
            application.database().rows().clear("t");
            stage.addAll();
            application.database().commit();

            assertThat(application.all("t")).isEqualTo("[a\tno\t1\t6\tsource, a\tno\t\\N\t50\ttarget, b\tno\t\\N\t7\ttarget, c\tno\t\\N\t1\tsource]");
        }
    }

    @Test
    void ofACounterThatStandsThereTwiceTheHighestIsKept() throws SQLException {
        try (var application = application("create table t (name varchar(9), value bigint);\ninsert into t values ('a', 8), ('a', 90), ('a', 9)")) {
            application.begin();
            var stage = stage(application, "a\t5\n");
            stage.keepCounters(new Counter("t", List.of("name"), "value", List.of()));
            application.database().rows().clear("t");
            stage.addAll();

            assertThat(application.all("t")).isEqualTo("[a\t90]");
        }
    }

    @Test
    void aCounterThatOnlyTheTargetHasIsKeptUnderAnotherNumberIfItsOwnIsTaken() throws SQLException {
        try (var application = application("create table t (id int auto_increment primary key, name varchar(9), value bigint);\n"
                + "insert into t values (1, 'mine', 7), (2, 'too', 8), (9, 'both', 3)")) {
            application.begin();
            var stage = stage(application, "1\ttheirs\t5\n9\tboth\t4\n");
            stage.keepCounters(new Counter("t", List.of("name"), "value", List.of()));
            application.database().rows().clear("t");
            stage.addAll();

            assertThat(application.all("t")).isEqualTo("[1\ttheirs\t5, 10\tmine\t7, 2\ttoo\t8, 9\tboth\t4]");
        }
    }

    @Test
    void severalTablesAreStagedInOneTransaction() throws SQLException {
        try (var application = application("create table t (id int primary key);\n")) {
            application.begin();
            stage(application, "1\n").drop();
            var second = stage(application, "2\n");

            assertThat(second.digest().rows()).isEqualTo(1);
            application.database().rollback();
            application.begin();
            assertThat(stage(application, "").digest().rows()).isZero();
        }
    }

    @Test
    void aStageDoesNotEndTheTransaction() throws SQLException {
        try (var application = application("create table t (id int primary key);\ncreate table other (id int);\n")) {
            application.begin();
            application.run("insert into other values (1)");
            stage(application, "1\n").drop();
            application.database().rollback();

            assertThat(application.one("select count(*) from other")).isEqualTo("0");
        }
    }

    @Test
    void aStageHoldsNoKeys() throws SQLException {
        try (var application = application("create table t (id int primary key, x varchar(9));\ninsert into t values (1, 'a')")) {
            application.begin();
            assertThat(stage(application, "1\tb\n1\t\\N\n").digest().rows()).isEqualTo(2);
        }
    }
}
