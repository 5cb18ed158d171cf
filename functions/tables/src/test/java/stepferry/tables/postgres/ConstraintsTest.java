package stepferry.tables.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.structure.ForeignKey;
import stepferry.tables.OutsideKey;

/** Foreign keys and triggers out of the way of a load, and back. */
class ConstraintsTest {
    private static final String CYCLE = """
            create table a (id int primary key, b int);
            create table b (id int primary key, a int references a on delete cascade deferrable initially deferred);
            alter table a add constraint "to 'b'" foreign key (b) references b on update cascade on delete set null;
            comment on constraint "to 'b'" on a is 'the other''s \\ id';
            create table own (id int primary key, up int references own on delete cascade);
            insert into a values (1, null); insert into b values (1, 1); update a set b = 1;
            insert into own values (1, null), (2, 1);
            """;

    private static void load(Application application, String... statements) throws SQLException {
        var keys = application.foreignKeys();
        application.begin();
        application.database().constraints().suspend(keys);
        for (var statement : statements) {
            application.run(statement);
        }
        application.database().constraints().restore(keys);
        application.database().commit();
    }

    @Test
    void rowsLoadInAnyOrderAndTheKeysStandAsBefore() throws SQLException {
        try (var application = Application.of(CYCLE)) {
            var before = application.database().structure();

            load(application, "delete from a", "delete from b", "insert into b values (7, 8)", "insert into a values (8, 7)",
                    "delete from own where id = 1", "insert into own values (1, null)");

            assertThat(application.database().structure()).isEqualTo(before);
            assertThat(application.all("select * from a")).isEqualTo("(8,7)");
            assertThat(application.one("select count(*) from own")).as("ON DELETE CASCADE must not fire").isEqualTo("2");
            assertThatThrownBy(() -> application.run("insert into a values (9, 99)")).hasMessageContaining("to 'b'");
        }
    }

    @Test
    void aRowThatPointsNowhereIsNamed() throws SQLException {
        try (var application = Application.of(CYCLE)) {
            assertThatThrownBy(() -> load(application, "update a set b = 99"))
                    .isInstanceOfSatisfying(Rejected.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED);
                        assertThat(e.context()).containsEntry("constraint", "to 'b'").containsEntry("table", "a");
                    })
                    .hasMessageContaining("to 'b'").hasMessageContaining("99");
        }
    }

    @Test
    void onlyAFewOfTheKeysAreNamedAndNullsAreNone() throws SQLException {
        try (var application = Application.of("create table p (x int, y text, primary key (x, y));"
                + "create table c (y text, x int, foreign key (x, y) references p); insert into p values (1, 'a')")) {
            assertThatThrownBy(() -> load(application, "insert into c values ('a', 1), (null, 5), ('a', null)",
                    "insert into c select 'k' || i, i from generate_series(1, 50) as i"))
                    .hasMessageContaining("x, y = (1,k1), (10,k10), (11,k11), (12,k12), (13,k13)")
                    .hasMessageNotContaining("(14,");
        }
    }

    @Test
    void aKeyIntoAnotherSchemaIsCheckedToo() throws SQLException {
        try (var application = Application.of("create schema \"Other\"; create table \"Other\".p (id int primary key);"
                + "create table c (p int constraint abroad references \"Other\".p)")) {
            assertThatThrownBy(() -> load(application, "insert into c values (4)"))
                    .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED))
                    .hasMessageContaining("abroad").hasMessageContaining("4");
        }
    }

    @Test
    void partitionedTablesKeepTheirKeys() throws SQLException {
        try (var application = Application.of("create table p (id int primary key) partition by range (id);"
                + "create table p1 partition of p for values from (0) to (10);"
                + "create table c (id int, p int references p) partition by range (id);"
                + "create table c1 partition of c for values from (0) to (10); insert into p values (1); insert into c values (1, 1)")) {
            var before = application.database().structure();
            var keys = application.foreignKeys().stream().filter(key -> !key.inherited()).toList();
            application.begin();
            application.database().constraints().suspend(keys);
            application.run("delete from only p1");
            application.run("insert into p1 values (1)");
            application.database().constraints().restore(keys);
            application.database().commit();

            assertThat(application.database().structure()).isEqualTo(before);
        }
    }

    @Test
    void aPartitionsRowsMoveUnderTheKeysOfTheWhole() throws SQLException {
        try (var application = Application.of("create table r (id int primary key);"
                + "create table p (id int primary key, r int references r on delete cascade) partition by range (id);"
                + "create table p1 partition of p for values from (0) to (10) partition by list (id); create table p1_else partition of p1 default;"
                + "create table c (p int references p on delete cascade); insert into r values (1); insert into p values (1, 1); insert into c values (1)")) {
            var keys = application.database().structure().foreignKeysTouching("p1_else").stream().filter(key -> !key.inherited()).toList();
            assertThat(keys).extracting(ForeignKey::name).containsExactlyInAnyOrder("p_r_fkey", "c_p_fkey");

            application.begin();
            application.database().constraints().suspend(keys);
            application.run("delete from only p1_else");
            application.run("delete from r");
            application.run("insert into p values (1, 1); insert into r values (1)");
            application.database().constraints().restore(keys);
            application.database().commit();

            assertThat(application.one("select count(*) from c")).isEqualTo("1");
            assertThat(application.database().structure().foreignKeysTouching("p1_else")).hasSizeGreaterThan(2);
        }
    }

    @Test
    void keysOfOtherSchemasAreFoundWithWhatTheyDo() throws SQLException {
        try (var application = Application.of("""
                create table t (id int primary key, code text unique); create table free (id int primary key); create schema "Other's";
                insert into t values (1, 'a');
                create table "Other's"."a b" (t int constraint acting references t on delete set null, own int);
                create table "Other's".b ("%" text constraint blocking references t (code) on delete restrict);
                create table "Other's".c (t int constraint idle references t); create table inside (t int references t on delete cascade);
                insert into "Other's".b values ('a'); insert into "Other's".c values (null)""")) {
            assertThat(application.database().constraints().outsideKeys(List.of("t", "free"))).containsExactly(
                    new OutsideKey("t", "acting", "\"Other's\".\"a b\"", true, false),
                    new OutsideKey("t", "blocking", "\"Other's\".b", false, true),
                    new OutsideKey("t", "idle", "\"Other's\".c", false, false));
            assertThat(application.database().constraints().outsideKeys(List.of("free"))).isEmpty();
        }
    }

    @Test
    void triggersSleepAndWakeInTheirModes() throws SQLException {
        try (var application = Application.of("""
                create table t (id int); create table log (name text);
                create function note() returns trigger language plpgsql as $$ begin insert into log values (tg_name); return new; end $$;
                create trigger origin after insert on t for each row execute function note();
                create trigger "al""ways" after insert on t for each row execute function note();
                create trigger never after insert on t for each row execute function note();
                create trigger copy after insert on t for each row execute function note();
                alter table t enable always trigger "al""ways"; alter table t disable trigger never; alter table t enable replica trigger copy;
                """)) {
            var before = application.database().structure();
            var tables = List.of(application.table("t"));

            application.begin();
            application.database().constraints().silence(tables);
            application.run("insert into t values (1)");
            application.database().constraints().unsilence(tables);
            application.database().commit();

            assertThat(application.one("select count(*) from log")).isEqualTo("0");
            assertThat(application.database().structure()).isEqualTo(before);
            application.run("insert into t values (2)");
            assertThat(application.all("select name from log order by 1")).isEqualTo("(\"al\"\"ways\")|(origin)");
        }
    }

    @Test
    void nothingToDoIsFine() throws SQLException {
        try (var application = Application.of("")) {
            application.begin();
            application.database().constraints().suspend(List.of());
            application.database().constraints().silence(List.of());
            application.database().constraints().restore(List.of());
            application.database().constraints().unsilence(List.of());
            application.database().commit();
        }
    }
}
