package stepferry.tables.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stepferry.model.TableDigest;
import stepferry.servers.SharedServers;

/** What the content digest must notice, and what it must not. */
class DigestTest {
    private static TableDigest digest(String script) throws SQLException {
        try (var application = Application.of(script)) {
            return application.digest("t");
        }
    }

    @Test
    void orderOfRowsAndColumnsDoesNotMatter() throws SQLException {
        assertThat(digest("create table t (a int, b text); insert into t values (1, 'x'), (2, 'y')"))
                .isEqualTo(digest("create table t (b text, a int); insert into t values ('y', 2), ('x', 1)"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
        "float8;'0'::float8;'-0'::float8",
        "float8;'NaN'::float8;'Infinity'::float8",
        "float8;0.1;0.10000000000000002",
        "text;null;''",
        "text;'a';'a '",
        "text;'null';null",
        "text;'é';U&'e\\0301'",
        "json;'{\"a\":1}';'{\"a\": 1}'",
        "numeric;1.0;1.00",
        "numeric;'NaN';null",
        "text[];'{NULL}';'{\"NULL\"}'",
        "text[];'{}';null",
        "int[];'[2:3]={1,2}';'{1,2}'",
        "bytea;'\\x00';'\\x'",
        "timestamptz;'2024-03-31 01:00+00';'2024-03-31 01:00:00.000001+00'",
        "interval;'1 mon';'30 days'",
        "char(3);'a';'b'",
        "int;0;null",
        "bigint;1;-1",
        "smallint;0;1",
        "bytea;'\\x';null",
        "timestamp;'infinity';'-infinity'",
        "timestamptz;'epoch';null",
        "date;'infinity';null",
        "uuid;'00000000-0000-0000-0000-000000000000';null",
        "boolean;false;null",
        "jsonb;'{\"a\":1.0}';'{\"a\":1.00}'",
    })
    void aChangedValueIsNoticed(String type, String one, String other) throws SQLException {
        var create = "create table t (v " + type + "); insert into t values (%s)";

        assertThat(digest(create.formatted(one))).isNotEqualTo(digest(create.formatted(other)));
    }

    @Test
    void aRowThatStandsThereTwiceIsNoticed() throws SQLException {
        var one = digest("create table t (a int); insert into t values (1)");
        var two = digest("create table t (a int); insert into t values (1), (1)");
        var three = digest("create table t (a int); insert into t values (1), (1), (1)");

        assertThat(List.of(one.content(), two.content(), three.content())).doesNotHaveDuplicates();
        assertThat(three.rows()).isEqualTo(3);
    }

    @Test
    void valuesThatChangePlacesAreNoticed() throws SQLException {
        assertThat(digest("create table t (a text, b text); insert into t values ('x', 'y')"))
                .isNotEqualTo(digest("create table t (a text, b text); insert into t values ('y', 'x')"));
        assertThat(digest("create table t (a text, b text); insert into t values ('x,y', '')"))
                .isNotEqualTo(digest("create table t (a text, b text); insert into t values ('x', 'y,')"));
    }

    @Test
    void aValueThatTwoRowsSwappedIsNoticed() throws SQLException {
        assertThat(digest("create table t (a int, b text, c bigint); insert into t values (1, 'x', 5), (2, 'y', 6)"))
                .isNotEqualTo(digest("create table t (a int, b text, c bigint); insert into t values (1, 'y', 5), (2, 'x', 6)"))
                .isNotEqualTo(digest("create table t (a int, b text, c bigint); insert into t values (1, 'x', 6), (2, 'y', 5)"));
    }

    /** A server that computed another number would find every table changed that a package from an earlier one brings. */
    @Test
    void theNumberIsTheSameOnEveryServer() throws SQLException {
        assertThat(digest("create table t (a int, b text, c bigint, d timestamptz, e numeric, f bytea, g jsonb, h text); insert into t values"
                + " (1, 'Zoë', -5, '2024-02-29 12:34:56.789+02', 1.50, '\\x00ff', '{\"a\": [1, null]}', null), (2, '', 0, 'infinity', 'NaN', '', 'null', 'h')"))
                .isEqualTo(new TableDigest(2, "-11592714169480296789"));
    }

    @Test
    void rowsWithoutColumnsAreCounted() throws SQLException {
        var two = digest("create table t (); insert into t default values; insert into t default values");

        assertThat(two.rows()).isEqualTo(2);
        assertThat(two).isNotEqualTo(digest("create table t (); insert into t default values"));
    }

    @Test
    void anEmptyTableHasADigestOfItsOwn() throws SQLException {
        assertThat(digest("create table t (a int)")).isEqualTo(digest("create table t (a int, b text)"))
                .isNotEqualTo(digest("create table t (a int); insert into t values (null)"));
    }

    @Test
    void rowsOfInheritingTablesDoNotCount() throws SQLException {
        assertThat(digest("create table t (a int); create table child (b int) inherits (t);"
                + "insert into t values (1); insert into child values (2, 3)"))
                .isEqualTo(digest("create table t (a int); insert into t values (1)"));
    }

    @Test
    void namesMayHoldAnything() throws SQLException {
        try (var application = Application.of("create table \"q\"\"? {0} 'x\" (\"what?\" int, \"{1}\" text, \"a -- b\" text, \"/*\" text);"
                + "insert into \"q\"\"? {0} 'x\" values (1, 'a', 'b', 'c')")) {
            var table = "q\"? {0} 'x";

            assertThat(application.digest(table).rows()).isEqualTo(1);
            assertThat(application.rows(table, application.columns(table))).asString().isEqualTo("1\ta\tb\tc\n");
        }
    }

    @Test
    void theDatabasesEncodingDoesNotMatter() throws SQLException {
        var script = "create table t (a text); insert into t values ('Zoë, 5 £')";

        assertThat(latin1(script)).isEqualTo(digest(script));
    }

    private static TableDigest latin1(String script) throws SQLException {
        var name = "latin_" + System.nanoTime();
        try (var any = Application.of("create database " + name + " encoding 'LATIN1' locale 'C' template template0")) {
            var url = SharedServers.postgres().jdbcUrl(name);
            try (var application = Application.at(url)) {
                application.run(script);
                return application.digest("t");
            } finally {
                any.run("drop database " + name + " with (force)");
            }
        }
    }
}
