package stepferry.tables.postgres;

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
class StageTest {
    private static final RowKey ID = RowKey.primary(List.of("id"));

    private static Stage stage(Application application, String rows) {
        var stage = application.database().rows().stage("t", application.columns("t"));
        stage.write(Application.text(rows));
        return stage;
    }

    /** Upserts as a run does, and tells how many rows were alike, updated and added. */
    private static List<Long> upsert(Application application, RowKey key, String rows) {
        application.begin();
        var stage = stage(application, rows);
        var alike = stage.alike(key);
        var updated = stage.removeDiffering(key);
        var added = stage.addMissing(key) - updated;
        application.database().commit();
        return List.of(alike, updated, added);
    }

    @Test
    void onlyRowsThatDifferAreWritten() throws SQLException {
        try (var application = Application.of("create table t (id int primary key, x text, n numeric);"
                + "insert into t values (1, 'a', 1.0), (2, 'b', 1), (3, null, 1), (9, 'own', 1)")) {
            var before = application.one("select xmin::text || ctid from t where id = 1");

            assertThat(upsert(application, ID, "1\ta\t1.0\n2\tb\t1.00\n3\t\t1\n4\t\\N\t\\N\n")).containsExactly(1L, 2L, 1L);
            assertThat(application.all("select * from t order by id")).isEqualTo("(1,a,1.0)|(2,b,1.00)|(3,\"\",1)|(4,,)|(9,own,1)");
            assertThat(application.one("select xmin::text || ctid from t where id = 1")).isEqualTo(before);
        }
    }

    @Test
    void uniqueValuesMaySwapAmongRows() throws SQLException {
        try (var application = Application.of("create table t (id int primary key, slot int unique not null);"
                + "insert into t values (1, 10), (2, 20), (3, 30)")) {
            assertThat(upsert(application, ID, "1\t20\n2\t30\n3\t10\n")).containsExactly(0L, 3L, 0L);
            assertThat(application.all("select * from t order by id")).isEqualTo("(1,20)|(2,30)|(3,10)");
        }
    }

    @Test
    void aUniqueValueThatAStrangerHoldsIsRefused() throws SQLException {
        try (var application = Application.of("create table t (id int primary key, slot int unique); insert into t values (7, 10)")) {
            assertThatThrownBy(() -> upsert(application, ID, "1\t10\n"))
                    .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED))
                    .hasMessageContaining("t_slot_key");
        }
    }

    @Test
    void keysMayHaveSeveralColumnsInAnyOrder() throws SQLException {
        try (var application = Application.of("create table t (x text, b text, a int, primary key (a, b));"
                + "insert into t values ('old', 'k', 1), ('stays', 'k', 2)")) {
            assertThat(upsert(application, RowKey.primary(List.of("a", "b")), "new\tk\t1\nadded\tj\t1\n")).containsExactly(0L, 1L, 1L);
            assertThat(application.all("select * from t order by a, b")).isEqualTo("(added,j,1)|(new,k,1)|(stays,k,2)");
        }
    }

    @Test
    void typesWithoutEqualityAreCompared() throws SQLException {
        try (var application = Application.of("create table t (id int primary key, j json, p point, x xml);"
                + "insert into t values (1, '{\"a\": 1}', '(1,2)', '<a/>'), (2, '{\"a\": 1}', null, null)")) {
            assertThat(upsert(application, ID, "1\t{\"a\": 1}\t(1,2)\t<a/>\n2\t{\"a\":1}\t\\N\t\\N\n")).containsExactly(1L, 1L, 0L);
            assertThat(application.one("select j from t where id = 2")).isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void longValuesAreComparedHoweverTheyAreStored() throws SQLException {
        try (var application = Application.of("create table t (id int primary key, x text);"
                + "insert into t values (1, repeat('long', 100000)); alter table t alter x set storage external;"
                + "insert into t values (2, repeat('long', 100000))")) {
            assertThat(upsert(application, ID, "1\t" + "long".repeat(100_000) + "\n2\t" + "long".repeat(100_000) + "\n"))
                    .containsExactly(2L, 0L, 0L);
        }
    }

    @Test
    void identityAndGeneratedColumnsKeepTheSourcesValues() throws SQLException {
        try (var application = Application.of("create table t (id int generated always as identity primary key, x text,"
                + "twice text generated always as (x || x) stored); insert into t (x) values ('a')")) {
            assertThat(upsert(application, ID, "1\tb\n40\tc\n")).containsExactly(0L, 1L, 1L);
            assertThat(application.all("select * from t order by id")).isEqualTo("(1,b,bb)|(40,c,cc)");
        }
    }

    @Test
    void whatOtherUniqueConstraintsDoNotAdmitIsLeftOut() throws SQLException {
        try (var application = Application.of("create table t (id int primary key, slot int unique, mail text);"
                + "create unique index on t (lower(mail)); insert into t values (1, 10, 'A@x')")) {
            application.begin();
            var added = stage(application, "1\t11\tnew@x\n2\t10\tb@x\n3\t30\ta@X\n4\t40\td@x\n").addAdmitted(ID);
            application.database().commit();

            assertThat(added).isEqualTo(1);
            assertThat(application.all("select * from t order by id")).isEqualTo("(1,10,A@x)|(4,40,d@x)");
        }
    }

    @Test
    void whatDeferrableConstraintsDoNotAdmitIsLeftOutToo() throws SQLException {
        try (var application = Application.of("create table t (id int primary key, slot int unique deferrable initially deferred, during int4range,"
                + "exclude using gist (during with &&) deferrable, \"it's \\ r\" text); insert into t values (1, 10, '[1,5)')")) {
            application.begin();
            var added = stage(application, "1\t11\t\\N\t\\N\n2\t10\t\\N\t\\N\n3\t30\t[4,6)\t\\N\n4\t40\t\\N\tx\n5\t40\t\\N\ty\n").addAdmitted(ID);
            application.database().commit();

            assertThat(added).isEqualTo(1);
            assertThat(application.all("select id, slot from t order by id")).isEqualTo("(1,10)|(4,40)");
        }
    }

    @Test
    void countersNeverGoBack() throws SQLException {
        try (var application = Application.of("create table t (collection text, field text, key int, current bigint, at text);"
                + "insert into t values ('a', 'no', null, 50, 'target'), ('a', 'no', 1, 5, 'target'), ('b', 'no', null, 7, 'target')")) {
            application.begin();
            var stage = stage(application, "a\tno\t\\N\t40\tsource\na\tno\t1\t6\tsource\nb\tno\t\\N\t\\N\tsource\nc\tno\t\\N\t1\tsource\n");
            stage.keepCounters(new Counter("t", List.of("collection", "field", "key"), "current", List.of("at")));
            application.database().rows().clear("t");
            stage.addAll();
            application.database().commit();

            assertThat(application.all("select * from t order by collection, key nulls first"))
                    .isEqualTo("(a,no,,50,target)|(a,no,1,6,source)|(b,no,,7,target)|(c,no,,1,source)");
        }
    }

    @Test
    void ofACounterThatStandsThereTwiceTheHighestIsKept() throws SQLException {
        try (var application = Application.of("create table t (name text, value bigint);"
                + "insert into t values ('a', 8), ('a', 90), ('a', 9)")) {
            application.begin();
            var stage = stage(application, "a\t5\n");
            stage.keepCounters(new Counter("t", List.of("name"), "value", List.of()));
            application.database().rows().clear("t");
            stage.addAll();

            assertThat(application.all("select * from t")).isEqualTo("(a,90)");
        }
    }

    @Test
    void aCounterThatOnlyTheTargetHasStays() throws SQLException {
        try (var application = Application.of("create table t (id int primary key, name text, part int, value bigint);"
                + "insert into t values (1, 'mine', null, 8), (2, 'mine', 1, 9), (3, 'both', null, 1), (7, 'far', null, 70)")) {
            application.begin();
            var stage = stage(application, "1\tboth\t\\N\t5\n2\tsource\t\\N\t6\n");
            stage.keepCounters(new Counter("t", List.of("name", "part"), "value", List.of()));
            application.database().rows().clear("t");
            stage.addAll();

            assertThat(application.all("select * from t order by id"))
                    .isEqualTo("(1,both,,5)|(2,source,,6)|(7,far,,70)|(8,mine,,8)|(9,mine,1,9)");
        }
    }

    @Test
    void severalTablesAreStagedInOneTransaction() throws SQLException {
        try (var application = Application.of("create table t (id int primary key)")) {
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
    void theApplicationsOwnTableOfThatNameIsLeftAlone() throws SQLException {
        try (var application = Application.of("create table stepferry_stage (id int primary key); create table t (id int primary key)")) {
            assertThat(upsert(application, ID, "1\n2\n")).containsExactly(0L, 0L, 2L);
            assertThat(application.one("select count(*) from stepferry_stage")).isEqualTo("0");
        }
    }

    @Test
    void aStageHoldsNoConstraints() throws SQLException {
        try (var application = Application.of("create domain positive as int check (value > 0);"
                + "create table t (id int primary key, x text not null check (x <> 'bad'), p positive); insert into t values (1, 'a', 1)")) {
            application.begin();
            var stage = stage(application, "1\tbad\t1\n1\t\\N\t2\n");

            assertThat(stage.digest().rows()).isEqualTo(2);
        }
    }
}
