package stepferry.tables.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stepferry.tables.RowSelection;

/** What the digest tells apart, and what it does not. */
abstract class DigestSuite implements Suite {
    private static final String TABLE = "create table t (id int primary key, a varchar(50), b text, f double, bl blob, e enum('', 'x'), u varchar(10));\n";

    @Test
    void theOrderOfRowsAndColumnsDoesNotMatter() throws SQLException {
        try (var one = application(TABLE + "insert into t (id, a) values (1, 'x'), (2, 'y')");
                var two = application("create table t (u varchar(10), e enum('', 'x'), bl blob, f double, b text, a varchar(50), id int primary key);\n"
                        + "insert into t (id, a) values (2, 'y'), (1, 'x')")) {
            assertThat(one.digest("t")).isEqualTo(two.digest("t"));
            assertThat(one.database().rows().digest(RowSelection.all("t", List.of("a", "id")))).isEqualTo(one.database().rows().digest(RowSelection.all("t", List.of("id", "a"))));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
        "a = 'x';a = 'X'",
        "a = 'x';a = 'x '",
        "a = '';a = null",
        "a = 'N';a = null",
        "b = '';b = null",
        "b = 'é';b = 'e'",
        "a = '1:x', u = '';a = '', u = '1:x'",
        "a = 'a', u = 'bc';a = 'ab', u = 'c'",
        "a = null, u = 'a';a = 'a', u = null",
        "f = 0e0;f = -0e0",
        "f = 0.1e0 + 0.2e0;f = 0.3e0",
        "bl = '';bl = x'00'",
        "e = '';e = 'x'",
    })
    void everyDifferenceShows(String one, String other) throws SQLException {
        try (var application = application(TABLE + "insert into t (id) values (1)")) {
            application.run("update t set " + one);
            var before = application.digest("t");
            application.run("update t set " + other);

            assertThat(application.digest("t")).isNotEqualTo(before);
        }
    }

    @Test
    void twiceTheSameRowIsNotOnce() throws SQLException {
        try (var application = application("create table t (x int);\ninsert into t values (1), (1)")) {
            var twice = application.digest("t");
            application.run("delete from t limit 1");
            assertThat(application.digest("t")).isNotEqualTo(twice);
            application.run("delete from t");
            assertThat(application.digest("t").content()).isEqualTo("0");
        }
    }

    @Test
    void theCharacterSetOfAColumnDoesNotMatter() throws SQLException {
        try (var one = application("create table t (x varchar(20) character set latin1);\ninsert into t values ('é€')");
                var two = application("create table t (x varchar(20) character set utf8mb4);\ninsert into t values ('é€')")) {
            assertThat(one.digest("t")).isEqualTo(two.digest("t"));
        }
    }

    @Test
    void theDigestIsTheSameOnEveryServer() throws SQLException {
        try (var application = application("create table t (id int, a varchar(50), b longtext, f float, n decimal(10,2), d datetime(3), bl blob,"
                + " e enum('x'), bi bit(9), j json, y year, tm time, g point);\n"
                + "insert into t values (1, 'é', 'long', 0.1, 1.10, '2024-02-29 12:00:00', x'00ff', 'x', 5, '{\"a\": 1}', 2024, '-01:00:00', point(1, 2)),\n"
                + "(null, null, null, null, null, null, null, null, null, null, null, null, null)")) {
            assertThat(application.digest("t").content()).isEqualTo("13383129226879452052");
        }
    }
}
