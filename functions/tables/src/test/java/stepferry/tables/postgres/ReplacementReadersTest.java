package stepferry.tables.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import stepferry.tables.Replacement;

/** What others read while a table is being replaced. */
class ReplacementReadersTest {
    private static final String TABLE = "create table t (id int primary key, x text); insert into t values (1, 'old')";
    private static final String READ = "select * from t";

    private static Replacement ready(Application application) {
        application.begin();
        application.database().rows().lock(List.of("t"));
        var successor = application.database().rows()
                .replacement(application.database().structure(), "t", application.columns("t")).orElseThrow();
        successor.write(Application.text("2\tnew\n"));
        successor.finish(application.database().structure());
        return successor;
    }

    @Test
    void readersSeeTheOldRowsUntilTheSwitch() throws SQLException {
        try (var application = Application.of(TABLE); var reader = application.again()) {
            reader.run("set lock_timeout = '5s'");
            var successor = ready(application);

            assertThat(reader.all(READ)).isEqualTo("(1,old)");

            successor.take();
            application.database().commit();
            assertThat(reader.all(READ)).isEqualTo("(2,new)");
        }
    }

    @Test
    void aReaderWaitsFromTheSwitchToTheCommit() throws SQLException {
        try (var application = Application.of(TABLE); var reader = application.again()) {
            ready(application).take();
            reader.run("set lock_timeout = '100ms'");

            assertThat(lockedOut(reader)).isTrue();

            application.database().rollback();
            assertThat(reader.all(READ)).isEqualTo("(1,old)");
        }
    }

    private static boolean lockedOut(Application reader) {
        try {
            reader.all(READ);
            return false;
        } catch (SQLException e) {
            return "55P03".equals(e.getSQLState());
        }
    }

    /** Neither the old rows nor an empty table: docs/decisions.md. */
    @Test
    void aSnapshotFromBeforeSeesTheNewRows() throws SQLException {
        try (var application = Application.of(TABLE); var reader = application.again()) {
            reader.run("begin isolation level repeatable read; select 1");
            ready(application).take();
            application.database().commit();

            assertThat(reader.all(READ)).isEqualTo("(2,new)");
        }
    }

    @Test
    void aReaderInTheMiddleOfItsTransactionIsWaitedFor() throws SQLException {
        try (var application = Application.of(TABLE); var reader = application.again()) {
            reader.run("begin isolation level repeatable read");
            assertThat(reader.all(READ)).isEqualTo("(1,old)");
            var successor = ready(application);
            application.run("set local lock_timeout = '100ms'");

            assertThatThrownBy(successor::take).hasMessageContaining("DATABASE_BUSY");
            application.database().rollback();

            assertThat(reader.all(READ)).isEqualTo("(1,old)");
        }
    }
}
