package stepferry.tables.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.structure.Table;
import stepferry.tables.RowKey;
import stepferry.tables.WaitingName;

/** Rows that come before they land. */
abstract class WaitingSuite implements Suite {
    @Test
    void rowsWaitUntilTheyLandAndThenNothingIsLeft() throws SQLException {
        try (var application = application("create table t (id int primary key, x varchar(20), n decimal(9,2))"
                + ";\ninsert into t values (1, 'a', 1.50), (2, null, 2.00)"); var other = application.again()) {
            var digest = application.digest("t");
            make(application, "run");
            bring(application, "run", 0, "1\ta\t1.50\n");
            bring(application, "run", 3, "2\t\\N\t2.00\n");
            assertThat(other.database().waiting().parts("run").getOrDefault("t", Set.of())).containsExactlyInAnyOrder(0, 3);
            assertThat(other.database().waiting().parts("another").getOrDefault("t", Set.of())).isEmpty();
            assertThat(other.database().structure().tables()).extracting(Table::name).containsExactly("t");

            other.begin();
            other.database().receipts().enter("run", 1);
            var stage = other.database().waiting().stage("run", "t", other.columns("t"));
            assertThat(stage.digest()).isEqualTo(digest);
            other.database().rows().clear("t");
            assertThat(stage.addAll()).isEqualTo(2);
            stage.drop();
            other.database().waiting().dropAllBut(Optional.empty());
            other.database().commit();

            assertThat(application.digest("t")).isEqualTo(digest);
            assertThat(application.database().waiting().parts("run").getOrDefault("t", Set.of())).isEmpty();
            assertThat(waitingTables(application)).isEqualTo("0");
        }
    }

    @Test
    void rowsAndTheirLineInTheLedgerComeTogetherOrNotAtAll() throws SQLException {
        try (var application = application("create table t (id int primary key, x varchar(20), n decimal(9,2))")) {
            make(application, "run");
            application.begin();
            assertThat(application.database().waiting().note("run", "t", 0, 1)).isTrue();
            application.database().waiting().stage("run", "t", application.columns("t")).write(Application.text("1\ta\t1\n"));
            application.database().rollback();
            assertThat(application.database().waiting().parts("run").getOrDefault("t", Set.of())).isEmpty();

            bring(application, "run", 0, "1\ta\t1\n");
            application.begin();
            assertThat(application.database().waiting().note("run", "t", 0, 1)).isFalse();
            assertThat(application.database().waiting().stage("run", "t", application.columns("t")).digest().rows()).isEqualTo(1);
            application.database().commit();
        }
    }

    @Test
    void ofTwoDeliveriesAtOnceTheSecondWaitsAndFindsThePartThere() throws Exception {
        try (var first = application("create table t (id int primary key, x varchar(20), n decimal(9,2))"); var second = first.again()) {
            make(first, "run");
            first.begin();
            first.database().receipts().enterBeside("run", 1);
            assertThat(first.database().waiting().note("run", "t", 0, 1)).isTrue();
            var began = new CountDownLatch(1);
            var late = CompletableFuture.supplyAsync(() -> {
                second.begin();
                second.database().receipts().enterBeside("run", 1);
                began.countDown();
                var missing = second.database().waiting().note("run", "t", 0, 1);
                second.database().commit();
                return missing;
            });
            assertThat(began.await(20, TimeUnit.SECONDS)).isTrue();
            first.database().waiting().stage("run", "t", first.columns("t")).write(Application.text("1\ta\t1\n"));
            first.database().commit();
            assertThat(late.get(20, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void whoEntersAloneWaitsForLoadsAndKeepsLaterOnesOut() throws Exception {
        try (var load = application("create table t (id int primary key, x varchar(20), n decimal(9,2))"); var rollback = load.again()) {
            make(load, "run");
            load.begin();
            load.database().receipts().enterBeside("run", 1);
            var entered = CompletableFuture.runAsync(() -> {
                rollback.begin();
                rollback.database().receipts().enter("run", 2);
                rollback.database().waiting().dropAllBut(Optional.empty());
                rollback.database().commit();
            });
            assertThat(load.database().waiting().note("run", "t", 0, 0)).isTrue();
            assertThat(entered).isNotDone();
            load.database().commit();
            entered.get(20, TimeUnit.SECONDS);

            load.begin();
            assertThatThrownBy(() -> load.database().receipts().enterBeside("run", 1))
                    .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEASE_LOST));
            load.database().rollback();
            assertThat(load.database().waiting().parts("run").getOrDefault("t", Set.of())).isEmpty();
        }
    }

    @Test
    void leftoversOfOtherLandingsGo() throws SQLException {
        try (var application = application("create table t (id int primary key, x varchar(20), n decimal(9,2))")) {
            make(application, "old");
            bring(application, "old", 0, "1\ta\t1\n");
            make(application, "run");
            bring(application, "run", 0, "1\ta\t1\n");
            application.begin();
            application.database().receipts().enter("run", 1);
            application.database().waiting().dropAllBut(Optional.of("run"));
            application.database().waiting().dropAllBut(Optional.of("run"));
            application.database().commit();
            assertThat(application.database().waiting().parts("old").getOrDefault("t", Set.of())).isEmpty();
            assertThat(application.database().waiting().parts("run").getOrDefault("t", Set.of())).containsExactly(0);
            assertThat(waitingTables(application)).isEqualTo("1");
        }
    }

    @Test
    void valuesOfEveryTypeWaitUnchangedAndMergeLikeAnyOther() throws SQLException {
        try (var application = application("create table t (id int auto_increment, c char(9) character set latin1 collate latin1_bin, e enum('a', 'b') not null,"
                + " s set('x', 'y'), b bit(9), f float, r blob, at timestamp not null default current_timestamp on update current_timestamp, j json,"
                + " k varchar(300) not null, g int as (1) stored, primary key (id, k(10)));\n"
                + "insert into t (c, e, s, b, f, r, j, k) values ('x', 'b', 'x,y', b'101', 1.1, x'00ff', '{}', 'k'), (null, 'a', null, null, null, null, null, '')")) {
            var columns = application.columns("t");
            var rows = application.rows("t");
            var digest = application.digest("t");
            make(application, "run");
            application.begin();
            var stage = application.database().waiting().stage("run", "t", columns);
            stage.write(new ByteArrayInputStream(rows));
            assertThat(stage.digest()).isEqualTo(digest);
            var key = RowKey.primary(List.of("id", "k"));
            assertThat(stage.alike(key)).isEqualTo(2);
            application.run("update t set c = 'other' where id = 1");
            assertThat(stage.removeDiffering(key)).isEqualTo(1);
            assertThat(stage.addMissing(key)).isEqualTo(1);
            application.database().commit();
            assertThat(application.digest("t")).isEqualTo(digest);
        }
    }

    private static void make(Application application, String landing) throws SQLException {
        try (var preparing = application.again()) {
            makeIn(preparing, landing);
        }
    }

    /** Whoever entered alone stays inside until the session ends. */
    private static void makeIn(Application application, String landing) throws SQLException {
        application.begin();
        application.database().receipts().enter("run", 1);
        var table = application.database().structure().table("t").orElseThrow();
        application.database().waiting().make(landing, table, application.columns("t"));
        application.database().waiting().make(landing, table, application.columns("t"));
        application.database().commit();
    }

    private static void bring(Application application, String landing, int part, String rows) throws SQLException {
        application.begin();
        application.database().receipts().enterBeside("run", 1);
        assertThat(application.database().waiting().note(landing, "t", part, rows.lines().count())).isTrue();
        assertThat(application.database().waiting().stage(landing, "t", application.columns("t")).write(Application.text(rows)))
                .isEqualTo(rows.lines().count());
        application.database().commit();
    }

    private static String waitingTables(Application application) throws SQLException {
        return application.one("select count(*) from information_schema.tables where table_schema = 'stepferry' and table_name like '"
                + WaitingName.of(application.name()) + "%'");
    }
}
