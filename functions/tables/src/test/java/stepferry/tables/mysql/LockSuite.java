package stepferry.tables.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.StepferryException;
import stepferry.tables.RowKey;
import stepferry.tables.RowSelection;

/** Who waits for whom, and what a transaction sees. */
abstract class LockSuite implements Suite {
    private static final String TABLE = "create table t (id int primary key, x int, key (x));\ninsert into t values (1, 10), (5, 50);\n";

    @ParameterizedTest
    @ValueSource(strings = {"insert into t values (3, 30)", "insert into t values (9, 90)", "insert into t values (0, 0)", "update t set x = 11 where id = 1",
        "delete from t where id = 5", "alter table t add y int"})
    void aLockedTableIsNotWrittenButRead(String statement) throws SQLException {
        try (var first = application(TABLE); var second = first.again()) {
            first.begin();
            first.database().rows().lock(List.of("t"));

            assertThat(second.one("select count(*) from t")).isEqualTo("2");
            second.run("set innodb_lock_wait_timeout = 1");
            second.run("set lock_wait_timeout = 1");
            assertThatThrownBy(() -> second.run(statement)).isInstanceOf(SQLException.class).hasMessageContaining("ock wait timeout");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"create table t (x int)", "create table t (x int, key (x))"})
    void anEmptyTableWithoutAKeyIsLockedToo(String table) throws SQLException {
        try (var first = application(table); var second = first.again()) {
            first.begin();
            first.database().rows().lock(List.of("t"));

            second.run("set innodb_lock_wait_timeout = 1");
            assertThatThrownBy(() -> second.run("insert into t values (1)")).isInstanceOf(SQLException.class);
        }
    }

    /** What others commit between the first look and the lock would be overwritten unseen by a transaction that reads as of its beginning. */
    @Test
    void whatOthersCommittedBeforeTheLockIsSeenAfterIt() throws SQLException {
        try (var first = application(TABLE); var second = first.again()) {
            first.begin();
            first.database().receipts().find("r");
            assertThat(first.one("select count(*) from t")).isEqualTo("2");
            second.run("insert into t values (7, 70)");
            second.run("update t set x = 51 where id = 5");
            first.database().rows().lock(List.of("t"));

            assertThat(first.digest("t")).isEqualTo(second.digest("t"));
            assertThat(first.all("t")).isEqualTo("[1\t10, 5\t51, 7\t70]");
            var stage = first.database().rows().stage("t", List.of("id", "x"));
            stage.write(Application.text("5\t51\n7\t70\n8\t80\n"));
            assertThat(stage.alike(RowKey.primary(List.of("id")))).isEqualTo(2);
            assertThat(stage.addMissing(RowKey.primary(List.of("id")))).isEqualTo(1);
        }
    }

    @Test
    void aSnapshotIsOfOneInstant() throws SQLException {
        try (var first = application(TABLE + "create table u (id int)"); var second = first.again()) {
            first.database().beginSnapshot();
            second.run("insert into u values (1)");
            second.run("delete from t");

            assertThat(first.digest("u").rows()).isZero();
            assertThat(first.digest("t").rows()).isEqualTo(2);
            assertThat(first.all("t")).isEqualTo("[1\t10, 5\t50]");
        }
    }

    @Test
    void aPinnedTableKeepsItsStructureAndIsStillWritten() throws SQLException {
        try (var first = application(TABLE); var second = first.again()) {
            first.database().beginSnapshot();
            first.database().rows().pin(List.of("t"));
            second.run("insert into t values (2, 20)");
            second.run("set lock_wait_timeout = 1");

            assertThatThrownBy(() -> second.run("alter table t add y int")).isInstanceOf(SQLException.class);
            assertThat(first.digest("t").rows()).isEqualTo(2);
        }
    }

    @Test
    void whoWaitsTooLongIsToldToTryAgain() throws SQLException {
        try (var first = application(TABLE); var second = first.again()) {
            first.begin();
            first.database().rows().lock(List.of("t"));
            second.database().begin(Duration.ofMillis(100));

            assertThat(catchThrowableOfType(StepferryException.class, () -> second.database().rows().clear("t")).code())
                    .isEqualTo(ErrorCode.DATABASE_BUSY);
        }
    }

    @Test
    void theLockIsGrantedWhenTheOtherIsDone() throws Exception {
        try (var first = application(TABLE); var second = first.again()) {
            first.begin();
            first.database().rows().lock(List.of("t"));
            var waiting = CompletableFuture.supplyAsync(() -> {
                second.begin();
                second.database().rows().lock(List.of("t"));
                return second.database().rows().digest(RowSelection.all("t", List.of("id", "x"))).rows();
            });
            first.database().rows().clear("t");
            first.database().commit();

            assertThat(waiting.get(20, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void aTableWithoutTransactionsIsRefused() throws SQLException {
        try (var application = application("create table t (id int) engine = MyISAM")) {
            application.begin();
            assertThatThrownBy(() -> application.database().rows().lock(List.of("t")))
                    .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FEATURE_UNSUPPORTED))
                    .hasMessageContaining("'t'").hasMessageContaining("MyISAM");
        }
    }
}
