package stepferry.tables.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.StepferryException;
import stepferry.model.Unavailable;
import stepferry.servers.SharedServers;

/** What the database's errors become, and that none of them tells what a row holds. */
class ErrorsTest {
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
        "v varchar(3);VALUE_REFUSED",
        "v json;VALUE_REFUSED",
        "v date;VALUE_REFUSED",
        "v text check (v <> 'hunter2');CONSTRAINT_VIOLATED",
        "v text, w int default null check (v is null);CONSTRAINT_VIOLATED",
        "v shy;CONSTRAINT_VIOLATED",
        "v text check (loud(v));INTERNAL",
        "v text, n int generated always as (v::int) stored;VALUE_REFUSED",
    })
    void noMessageTellsAValue(String columns, ErrorCode code) throws SQLException {
        try (var application = Application.of("create domain shy as text check (value <> 'hunter2');"
                + "create function loud(v text) returns bool language plpgsql as $$ begin raise exception 'no % here', v; end $$;"
                + "create table t (" + columns + ")")) {
            var e = failure(() -> application.database().rows().write("t", List.of("v"), Application.text(SECRET + "\n")));

            assertThat(e.code()).isEqualTo(code);
            assertThat(e).hasMessageContaining("'t'");
            assertThat(everythingSaid(e)).doesNotContain(SECRET);
        }
    }

    @Test
    void aMissingValueIsToldByItsColumnOnly() throws SQLException {
        try (var application = Application.of("create table t (v text, n int not null)")) {
            var e = failure(() -> application.database().rows().write("t", List.of("v"), Application.text(SECRET + "\n")));

            assertThat(e.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED);
            assertThat(e).hasMessageContaining("\"n\"");
            assertThat(everythingSaid(e)).doesNotContain(SECRET);
        }
    }

    @Test
    void aValueThatDoesNotFitIsToldByItsPlace() throws SQLException {
        try (var application = Application.of("create table t (id int, v int)")) {
            var e = failure(() -> application.database().rows().write("t", List.of("id", "v"), Application.text("1\t1\n2\t" + SECRET + "\n")));

            assertThat(e).isInstanceOf(Rejected.class).hasMessageContaining("line 2").hasMessageContaining("column 'v'");
        }
    }

    @Test
    void aDomainsValueInTheStageIsNotToldEither() throws SQLException {
        try (var application = Application.of("create table t (id int primary key, v int)")) {
            application.begin();
            var stage = application.database().rows().stage("t", List.of("id", "v"));
            var e = failure(() -> stage.write(Application.text("1\t" + SECRET + "\n")));

            assertThat(e).hasMessageContaining("'t'");
            assertThat(everythingSaid(e)).doesNotContain(SECRET);
        }
    }

    @Test
    void rowsThatStopComingAreNotTheDatabasesFault() throws SQLException {
        try (var application = Application.of("create table t (id int)")) {
            var e = failure(() -> application.database().rows().write("t", List.of("id"), new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("connection reset");
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    throw new IOException("connection reset");
                }
            }));

            assertThat(e).isInstanceOf(Unavailable.class);
            assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
            assertThat(application.one("select count(*) from t")).isEqualTo("0");
        }
    }

    @Test
    void aFailureWhileReadingRowsPassesAsItIs() throws SQLException {
        try (var application = Application.of("create table t (id int)")) {
            var e = failure(() -> application.database().rows().write("t", List.of("id"), new InputStream() {
                private boolean begun;

                @Override
                public int read() {
                    throw new Rejected(ErrorCode.PACKAGE_CORRUPT, "not what was written");
                }

                @Override
                public int read(byte[] bytes, int offset, int length) {
                    if (begun) {
                        throw new Rejected(ErrorCode.PACKAGE_CORRUPT, "not what was written");
                    }
                    begun = true;
                    bytes[offset] = '1';
                    bytes[offset + 1] = '\n';
                    return 2;
                }
            }));

            assertThat(e.code()).isEqualTo(ErrorCode.PACKAGE_CORRUPT);
            assertThat(application.one("select count(*) from t")).isEqualTo("0");
        }
    }

    @Test
    void theWrongPasswordIsNotRepeated() throws SQLException {
        var server = SharedServers.postgres();
        try (var application = Application.of("")) {
            var e = failure(() -> PostgresDatabase.open(application.url(), server.user(), SECRET, "public"));

            assertThat(e).isInstanceOf(Rejected.class);
            assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_LOGIN_REFUSED);
            assertThat(everythingSaid(e)).doesNotContain(SECRET);
        }
    }

    @Test
    void whoIsNotThereIsNamed() throws SQLException {
        var server = SharedServers.postgres();
        try (var application = Application.of("")) {
            assertThat(failure(() -> PostgresDatabase.open(application.url(), server.user(), server.password(), "nowhere")).code())
                    .isEqualTo(ErrorCode.SCHEMA_UNKNOWN);
            assertThat(failure(() -> PostgresDatabase.open(server.jdbcUrl("nowhere"), server.user(), server.password(), "public")))
                    .isInstanceOf(Rejected.class);
            assertThat(failure(() -> PostgresDatabase.open("jdbc:postgresql://127.0.0.1:1/x", "u", "p", "public")))
                    .isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void aLockedTableIsTriedAgain() throws SQLException {
        try (var first = Application.of("create table t (id int)"); var second = first.again()) {
            first.begin();
            first.database().rows().lock(List.of("t"));
            second.database().begin(Duration.ofMillis(100));

            assertThat(failure(() -> second.database().rows().clear("t"))).isInstanceOf(Unavailable.class)
                    .extracting(StepferryException::code).isEqualTo(ErrorCode.DATABASE_BUSY);
        }
    }

    @Test
    void theTableWhoseLockIsNotGivenIsNamed() throws SQLException {
        try (var first = Application.of("create table a (id int); create table b (id int); create table c (id int)"); var second = first.again()) {
            first.begin();
            first.database().rows().lock(List.of("b"));
            second.database().begin(Duration.ofMillis(100));

            assertThat(failure(() -> second.database().rows().lock(List.of("c", "b", "a")))).isInstanceOf(Unavailable.class)
                    .hasMessageContaining("locking table 'b'").hasMessageContaining("tried again");
        }
    }

    @Test
    void aServerThatIsOutOfConnectionsIsTriedAgain() throws SQLException {
        try (var application = Application.of("create table t (id int)")) {
            var role = "few" + UUID.randomUUID().toString().replace("-", "");
            application.run("create role " + role + " login password 'x' connection limit 0");
            try {
                var e = failure(() -> PostgresDatabase.open(application.url(), role, "x", "public"));

                assertThat(e).isInstanceOf(Unavailable.class).hasMessageContaining("connecting to").hasMessageContaining("max_connections");
                assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_BUSY);
            } finally {
                application.run("drop role " + role);
            }
        }
    }

    @Test
    void aBrokenOffStatementIsUndone() throws SQLException {
        try (var application = Application.of("create table t (id int)"); var other = application.again()) {
            application.begin();
            application.run("insert into t values (1)");
            application.database().abort();

            assertThat(failure(() -> application.database().rows().clear("t"))).isInstanceOf(Unavailable.class);
            other.run("begin; lock table t");
            assertThat(other.one("select count(*) from t")).isEqualTo("0");
        }
    }

    @Test
    void aPinnedTableKeepsItsStructureAndIsStillWritten() throws SQLException {
        try (var first = Application.of("create table t (id int)"); var second = first.again()) {
            first.database().beginSnapshot();
            assertThat(first.digest("t").rows()).isZero();
            first.database().rows().pin(List.of("t"));
            second.run("insert into t values (1)");
            assertThat(first.digest("t").rows()).isZero();
            second.database().begin(Duration.ofMillis(100));

            assertThat(failure(() -> second.database().rows().lock(List.of("t")))).isNull();
            second.database().rollback();
            second.run("set lock_timeout = 100");
            assertThatThrownBy(() -> second.run("alter table t add x int")).isInstanceOf(SQLException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"truncate t", "alter table t alter id type bigint"})
    void aTableThatWasRewrittenSinceTheSnapshotIsNotTakenForEmpty(String statement) throws SQLException {
        try (var first = Application.of("create table t (id int); create table p (id int) partition by list (id);"
                + "insert into t values (1)"); var second = first.again()) {
            first.database().beginSnapshot();
            first.database().rows().pin(List.of("p"));
            second.run(statement);

            assertThat(failure(() -> first.database().rows().pin(List.of("t", "p")))).isInstanceOf(Unavailable.class)
                    .hasMessageContaining("altered t just").extracting(StepferryException::code).isEqualTo(ErrorCode.DATABASE_BUSY);
        }
    }

    @Test
    void aReadOnlyDatabaseIsToldAsSuch() throws SQLException {
        try (var application = Application.of("create table t (id int)")) {
            application.database().beginSnapshot();

            assertThat(failure(() -> application.database().rows().clear("t"))).isInstanceOf(Rejected.class)
                    .extracting(StepferryException::code).isEqualTo(ErrorCode.PERMISSION_MISSING);
        }
    }

    @Test
    void aKilledSessionIsTriedAgain() throws SQLException {
        try (var application = Application.of("create table t (id int)"); var other = application.again()) {
            application.begin();
            other.one("select pg_terminate_backend(" + application.one("select pg_backend_pid()") + ")");

            assertThat(failure(() -> application.database().rows().clear("t"))).isInstanceOf(Unavailable.class);
        }
    }
}
