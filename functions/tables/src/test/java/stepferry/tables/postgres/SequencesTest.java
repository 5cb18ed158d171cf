package stepferry.tables.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import stepferry.model.SequenceValue;

/** Where the sequences of a target end. */
class SequencesTest {
    private static List<String> raise(Application application, List<SequenceValue> source, String... tables) {
        application.begin();
        var moved = application.database().sequences().raise(Stream.of(tables).map(application::table).toList(), source);
        application.database().commit();
        return moved;
    }

    private static Optional<SequenceValue> value(Application application, String name) {
        return application.database().sequences().values().stream().filter(value -> value.name().equals(name)).findFirst();
    }

    private static String next(Application application, String name) throws SQLException {
        return application.one("select nextval('" + name + "')");
    }

    @Test
    void aSerialGoesAboveTheHighestValueInUse() throws SQLException {
        try (var application = Application.of("create table t (id serial, x text); insert into t (id) values (41), (7)")) {
            assertThat(raise(application, List.of(), "t")).containsExactly("t_id_seq");
            assertThat(value(application, "t_id_seq")).contains(new SequenceValue("t_id_seq", 41, true));
            assertThat(next(application, "t_id_seq")).isEqualTo("42");
        }
    }

    @Test
    void anIdentityGoesAboveWhereTheSourceStood() throws SQLException {
        try (var application = Application.of("create table \"T t\" (id bigint generated always as identity);"
                + "insert into \"T t\" (id) overriding system value values (3)")) {
            assertThat(raise(application, List.of(new SequenceValue("T t_id_seq", 99, true)), "T t")).containsExactly("T t_id_seq");
            assertThat(next(application, "\"T t_id_seq\"")).isEqualTo("100");
        }
    }

    @Test
    void aFreshSequenceStaysFresh() throws SQLException {
        try (var application = Application.of("create table t (id serial)")) {
            assertThat(raise(application, List.of(new SequenceValue("t_id_seq", 1, false)), "t")).isEmpty();
            assertThat(value(application, "t_id_seq")).contains(new SequenceValue("t_id_seq", 1, false));
            assertThat(next(application, "t_id_seq")).isEqualTo("1");
        }
    }

    @Test
    void noneMovesBack() throws SQLException {
        try (var application = Application.of("create table t (id serial); select setval('t_id_seq', 500); insert into t values (10)")) {
            assertThat(raise(application, List.of(new SequenceValue("t_id_seq", 20, true)), "t")).isEmpty();
            assertThat(next(application, "t_id_seq")).isEqualTo("501");
        }
    }

    @Test
    void oneThatWasRestartedAndNotYetCalledDoesNotMoveBack() throws SQLException {
        try (var application = Application.of("create table t (id serial); alter sequence t_id_seq restart with 500; insert into t values (10)")) {
            assertThat(value(application, "t_id_seq")).contains(new SequenceValue("t_id_seq", 500, false));
            assertThat(raise(application, List.of(new SequenceValue("t_id_seq", 20, true)), "t")).isEmpty();
            assertThat(next(application, "t_id_seq")).isEqualTo("500");
        }
    }

    @Test
    void whatTheSourceRestartedIsTakenOver() throws SQLException {
        try (var application = Application.of("create table t (id serial)")) {
            raise(application, List.of(new SequenceValue("t_id_seq", 500, false)), "t");

            assertThat(next(application, "t_id_seq")).isEqualTo("500");
        }
    }

    @Test
    void raisingTwiceMovesOnce() throws SQLException {
        try (var application = Application.of("create table t (id serial); insert into t values (10)")) {
            assertThat(raise(application, List.of(), "t")).hasSize(1);
            assertThat(raise(application, List.of(), "t")).isEmpty();
        }
    }

    @Test
    void aSequenceThatCountsDownGoesBelow() throws SQLException {
        try (var application = Application.of("create sequence s increment -5 start -1; create table t (id int default nextval('s'));"
                + "insert into t values (-31), (4)")) {
            raise(application, List.of(new SequenceValue("s", -11, true)), "t");

            assertThat(next(application, "s")).isEqualTo("-36");
        }
    }

    @Test
    void aParentsSequenceServesTheChildToo() throws SQLException {
        try (var application = Application.of("create table p (id serial); create table child (x int) inherits (p);"
                + "insert into p values (3); insert into child values (80, 1)")) {
            assertThat(raise(application, List.of(), "p", "child")).contains("p_id_seq");
            assertThat(next(application, "p_id_seq")).isEqualTo("81");
        }
    }

    @Test
    void anIdentitySharedByPartitionsGoesAboveThemAll() throws SQLException {
        try (var application = Application.of("create table p (id bigint generated by default as identity) partition by range (id);"
                + "create table p1 partition of p for values from (0) to (100); create table p2 partition of p for values from (100) to (200);"
                + "insert into p values (3), (150)")) {
            raise(application, List.of(), "p", "p1", "p2");

            assertThat(next(application, "p_id_seq")).isEqualTo("151");
        }
    }

    @Test
    void aRollbackUndoesIt() throws SQLException {
        try (var application = Application.of("create table t (id serial); insert into t values (10)")) {
            application.begin();
            application.database().sequences().raise(List.of(application.table("t")), List.of());
            application.database().rollback();

            assertThat(next(application, "t_id_seq")).isEqualTo("1");
        }
    }

    @Test
    void atTheEndOfItsRangeItSaysSoInsteadOfHandingOutDuplicates() throws SQLException {
        try (var application = Application.of("create sequence s maxvalue 10; create table t (id int default nextval('s'));"
                + "insert into t values (10)")) {
            raise(application, List.of(), "t");

            assertThatThrownBy(() -> next(application, "s")).hasMessageContaining("reached maximum value");
        }
    }

    @Test
    void valuesBeyondItsRangeAreNotItsBusiness() throws SQLException {
        try (var application = Application.of("create table t (id smallserial, big numeric default nextval('t_id_seq'), text text);"
                + "alter table t alter text set default 'ORD-' || nextval('t_id_seq');"
                + "insert into t values (4, 1e30, 'ORD-7')")) {
            raise(application, List.of(), "t");

            assertThat(next(application, "t_id_seq")).isEqualTo("5");
        }
    }

    @Test
    void aSequenceBehindATextLeavesTheTextAlone() throws SQLException {
        try (var application = Application.of("create sequence s; create table t (no text default 'ORD-' || nextval('s'));"
                + "insert into t values ('ORD-7'), ('by hand')")) {
            raise(application, List.of(new SequenceValue("s", 7, true)), "t");

            assertThat(next(application, "s")).isEqualTo("8");
        }
    }

    @Test
    void everySequenceOfTheSchemaIsRead() throws SQLException {
        try (var application = Application.of("create schema other; create sequence other.no; create sequence \"a '?' \"\"q\"; create sequence z")) {
            assertThat(application.database().sequences().values()).extracting(SequenceValue::name).containsExactly("a '?' \"q", "z");
        }
    }

    @Test
    void aSchemaWithoutSequencesHasNone() throws SQLException {
        try (var application = Application.of("create table t (id int)")) {
            assertThat(application.database().sequences().values()).isEmpty();
        }
    }
}
