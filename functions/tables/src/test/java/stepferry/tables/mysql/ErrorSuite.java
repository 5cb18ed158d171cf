package stepferry.tables.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.StepferryException;
import stepferry.model.Unavailable;
import stepferry.tables.RowSelection;

/** What the database's errors become, and that none of them tells what a row holds. */
abstract class ErrorSuite implements Suite {
    private static final String SECRET = "hunter2";

    private static StepferryException failure(ThrowingCallable call) {
        return catchThrowableOfType(StepferryException.class, call);
    }

    private static String everythingSaid(Throwable e) {
        var text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
        "v int;VALUE_REFUSED",
        "v tinyint unsigned;VALUE_REFUSED",
        "v decimal(3,1);VALUE_REFUSED",
        "v double;VALUE_REFUSED",
        "v varchar(3);VALUE_REFUSED",
        "v char(6);VALUE_REFUSED",
        "v json;VALUE_REFUSED",
        "v date;VALUE_REFUSED",
        "v datetime;VALUE_REFUSED",
        "v enum('a', 'b');VALUE_REFUSED",
        "v set('a', 'b');VALUE_REFUSED",
        "v bit(3);VALUE_REFUSED",
        "v varchar(20) primary key;CONSTRAINT_VIOLATED",
        "v varchar(20), n int generated always as (cast(v as signed) + length(v) * 1000000000000) stored;VALUE_REFUSED",
    })
    void noMessageTellsAValue(String columns, ErrorCode code) throws SQLException {
        try (var application = application("create table t (" + columns + ")")) {
            var e = failure(() -> application.database().rows().write("t", List.of("v"), Application.text(SECRET + "\n" + SECRET + "\n")));

            assertThat(e).hasMessageContaining("'t'");
            assertThat(everythingSaid(e)).doesNotContain(SECRET);
            assertThat(e.code() == code || columns.contains("json") && e.code() == ErrorCode.CONSTRAINT_VIOLATED).as(e.getMessage()).isTrue();
        }
    }

    @Test
    void aMissingValueIsToldByItsColumnOnly() throws SQLException {
        try (var application = application("create table t (v varchar(20), n int not null)")) {
            var e = failure(() -> application.database().rows().write("t", List.of("v", "n"), Application.text(SECRET + "\t\\N\n")));

            assertThat(e).isInstanceOf(Rejected.class).hasMessageContaining("n'");
            assertThat(everythingSaid(e)).doesNotContain(SECRET);
        }
    }

    @Test
    void aValueThatDoesNotFitIsToldByItsPlace() throws SQLException {
        try (var application = application("create table t (id int, v int)")) {
            var e = failure(() -> application.database().rows().write("t", List.of("id", "v"), Application.text("1\t1\n2\t" + SECRET + "\n")));

            assertThat(e).isInstanceOf(Rejected.class).hasMessageContaining("line 2").hasMessageContaining("'v'");
        }
    }

    @Test
    void aDuplicateIsToldByItsKey() throws SQLException {
        try (var application = application("create table t (id int primary key, v varchar(20), unique key taken (v))")) {
            var e = failure(() -> application.database().rows().write("t", List.of("id", "v"), Application.text("1\t" + SECRET + "\n2\t" + SECRET + "\n")));

            assertThat(e.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED);
            assertThat(e).hasMessageContaining("taken");
            assertThat(everythingSaid(e)).doesNotContain(SECRET);
        }
    }

    @Test
    void bytesThatAreNoGeometryAreRefused() throws SQLException {
        try (var application = application("create table t (v point)")) {
            assertThat(failure(() -> application.database().rows().write("t", List.of("v"), Application.text("68756E74657232\n"))).code())
                    .isEqualTo(ErrorCode.VALUE_REFUSED);
        }
    }

    @Test
    void aTriggersWordsAreNotRepeated() throws SQLException {
        try (var application = application("create table t (v varchar(20))")) {
            application.run("create trigger loud before delete on t for each row signal sqlstate '45000' set message_text = 'no hunter2 here'");
            application.run("insert into t values ('x')");
            var e = failure(() -> application.database().rows().clear("t"));

            assertThat(e).hasMessageContaining("'t'").hasMessageContaining("trigger");
            assertThat(everythingSaid(e)).doesNotContain(SECRET);
        }
    }

    @Test
    void rowsOfAnotherShapeAreRefused() throws SQLException {
        try (var application = application("create table t (id int, v int)")) {
            assertThat(failure(() -> application.database().rows().write("t", List.of("id", "v"), Application.text("1\n"))).code())
                    .isEqualTo(ErrorCode.VALUE_REFUSED);
            assertThat(failure(() -> application.database().rows().write("t", List.of("id"), Application.text("1\t2\n"))).code())
                    .isEqualTo(ErrorCode.VALUE_REFUSED);
        }
    }

    @Test
    void rowsThatStopComingAreNotTheDatabasesFault() throws SQLException {
        try (var application = application("create table t (id int)")) {
            application.begin();
            var e = failure(() -> application.database().rows().write("t", List.of("id"), broken("1\n2", new IOException("connection reset"))));

            assertThat(e).isInstanceOf(Unavailable.class);
            assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
            application.database().rollback();
            assertThat(application.one("select count(*) from t")).isEqualTo("0");
        }
    }

    @Test
    void aFailureWhileReadingRowsPassesAsItIs() throws SQLException {
        try (var application = application("create table t (id int)")) {
            application.begin();
            var e = failure(() -> application.database().rows().write("t", List.of("id"),
                    broken("1\n", new Rejected(ErrorCode.PACKAGE_CORRUPT, "not what was written"))));

            assertThat(e.code()).isEqualTo(ErrorCode.PACKAGE_CORRUPT);
        }
    }

    private static InputStream broken(String beginning, Exception end) {
        return new java.io.SequenceInputStream(Application.text(beginning), new InputStream() {
            @Override
            public int read() throws IOException {
                if (end instanceof IOException e) {
                    throw e;
                }
                throw (RuntimeException) end;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        });
    }

    @Test
    void theWrongPasswordIsNotRepeated() throws SQLException {
        try (var application = application("")) {
            var e = failure(() -> MySqlDatabase.open(application.address(), Application.USER, SECRET, application.name()));

            assertThat(e).isInstanceOf(Rejected.class);
            assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_LOGIN_REFUSED);
            assertThat(everythingSaid(e)).doesNotContain(SECRET);
        }
    }

    @Test
    void whoIsNotThereIsNamed() throws SQLException {
        try (var application = application("")) {
            assertThat(failure(() -> MySqlDatabase.open(application.address(), Application.USER, Application.PASSWORD, "nowhere")).code())
                    .isEqualTo(ErrorCode.SCHEMA_UNKNOWN);
            assertThat(failure(() -> MySqlDatabase.open("jdbc:mysql://127.0.0.1:1/x", "u", "p", "x")).code())
                    .isEqualTo(ErrorCode.DATABASE_UNREACHABLE);
        }
    }

    @Test
    void theUrlOfMySqlReachesTheServerToo() throws SQLException {
        try (var application = application("create table t (id int)");
                var again = MySqlDatabase.open(application.address().replace("jdbc:mariadb:", "jdbc:mysql:"), Application.USER, Application.PASSWORD,
                        application.name())) {
            assertThat(again.rows().digest(RowSelection.all("t", List.of("id"))).rows()).isZero();
            assertThat(again.engine()).isEqualTo(application.database().engine());
        }
    }

    @Test
    void aReadOnlyTransactionIsToldAsSuch() throws SQLException {
        try (var application = application("create table t (id int)")) {
            application.database().beginSnapshot();
            assertThat(failure(() -> application.database().rows().clear("t")).code()).isEqualTo(ErrorCode.PERMISSION_MISSING);
        }
    }

    @Test
    void aMissingRightIsNamed() throws SQLException {
        try (var application = application("create table t (id int)"); var poor = application.poor("select")) {
            var e = failure(() -> poor.rows().clear("t"));

            assertThat(e.code()).isEqualTo(ErrorCode.PERMISSION_MISSING);
            assertThat(e).hasMessageContaining("DELETE");
        }
    }

    @Test
    void aKilledSessionIsTriedAgain() throws SQLException {
        try (var application = application("create table t (id int)"); var other = application.again()) {
            application.begin();
            other.run("kill " + application.one("select connection_id()"));

            assertThat(failure(() -> application.database().rows().clear("t"))).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void aBrokenOffStatementIsUndone() throws SQLException {
        try (var application = application("create table t (id int)"); var other = application.again()) {
            application.begin();
            application.run("insert into t values (1)");
            application.database().abort();

            assertThat(failure(() -> application.database().rows().clear("t"))).isInstanceOf(Unavailable.class);
            assertThat(other.one("select count(*) from t for update")).isEqualTo("0");
        }
    }

    @Test
    void aRowThatIsTooLongIsNamedBeforeItIsRead() throws SQLException {
        try (var application = application("create table t (id int primary key, v longtext, b longblob)")) {
            application.run("insert into t values (1, repeat('x', 100000), null), (7, repeat('x', 300000), repeat('x', 300000))");
            application.run("analyze table t");
            var rows = application.database().rows();
            var all = RowSelection.all("t", List.of("id", "v", "b"));
            var e = failure(() -> rows.refuseLonger(all, List.of("id"), 800_000));

            assertThat(e).hasMessageContaining("The row id = (7) of table 't'").hasMessageContaining("filter");
            assertThat(e.code()).isEqualTo(ErrorCode.ROW_TOO_LARGE);
            rows.refuseLonger(all, List.of("id"), 900_000);
        }
    }
}
