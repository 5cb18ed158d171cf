package stepferry.tables.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import stepferry.model.TableDigest;

/** Every type and every nasty value leaves one database and arrives in another. */
abstract class RoundTripSuite implements Suite {
    private static final String TYPES = """
            create table t (id int primary key, t1 tinyint, b1 tinyint(1), si smallint, mi mediumint unsigned, bi bigint, bu bigint unsigned,
                z int(6) zerofill, f float, d double, fd double(12,4), n decimal(65,30), b bit(64), b1b bit(1), dt date, dtm datetime(6), ts timestamp(6) null,
                tm time(6), y year, c char(5), vc varchar(200), vl varchar(50) character set latin1, tx longtext, tb text collate utf8mb4_bin,
                bn binary(4), vb varbinary(20), bl longblob, e enum('', 'a', 'it''s'), s set('x', 'y', 'z'), j json,
                g geometry, p point, ls linestring,
                gen varchar(210) generated always as (concat(vc, '!')) stored, vir int generated always as (id + 1) virtual);
            """;
    private static final String ROWS = """
            insert into t (id) values (1);
            insert into t (id, t1, b1, si, mi, bi, bu, z, f, d, fd, n, b, b1b, dt, dtm, ts, tm, y, c, vc, vl, tx, tb, bn, vb, bl, e, s, j) values
                (2, -128, 7, -32768, 16777215, -9223372036854775808, 18446744073709551615, 7, 3.40282346638528859812e38, 1.7976931348623157e308,
                -12345678.1234, -12345678901234567890123456789012345.123456789012345678901234567891, x'ffffffffffffffff', b'1', '9999-12-31',
                '9999-12-31 23:59:59.999999', '2038-01-19 03:14:07.999999', '-838:59:59.000000', 2155, 'ü', 'tab\\tnl\\ncr\\rback\\\\ q\\' dq" nul\\0 \\Z', 'é€',
                repeat('emoji 🚢', 1000), 'A ', x'00ff5c0a', x'5c4e', x'000a090d5c00', 'it''s', 'x,z', '{"a": [1, null, "\\\\u00e9\\\\n"], "b": 1.5}');
            insert into t (id, vc, tx, tb, c, e, s, y, dt, dtm, ts, tm, f, d, b, bl, vb, j, n, z) values
                (3, '', '', '\\\\N', '', '', '', 0, '0000-00-00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', '838:59:59', -0e0, -0e0, 0, '', '', 'null', 0, 0),
                (4, '\\\\N', 'NULL', 'a\\\\', 'a', 'a', 'y', 1901, '2024-02-31', '2024-00-00 01:02:03.000001', '1970-01-01 00:00:01', '-00:00:00.000001', 0.1, 5e-324,
                    1, x'00', x'ff', '"\\\\\\\\N"', 1e-30, 999999),
                (5, '\\n', '\\n\\n', '\\t', '\\\\', 'a', 'x,y,z', 2000, '1000-01-01', '2024-10-27 02:30:00.5', '2024-10-27 00:30:00', '00:00:00', 1.17549435e-38,
                    0.1e0 + 0.2e0, 4611686018427387904, repeat(x'ff', 70000), x'09', '[]', 1, 1),
                (6, '\\r\\n', '\\0', ' lead', null, 'a', 'y', 1999, null, null, null, null, 16777217, 123456789.123456789e0, 9, x'0a', x'5c', '{}', 1.10, 1);
            insert into t (id, g, p, ls) values (7, st_geomfromtext('GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,1 1.5))'), point(-0.5, 1e-300),
                st_geomfromtext('LINESTRING(1 2,3 4)', 4326));
            """;

    static TableDigest move(Application source, Application target, String table) throws SQLException {
        var columns = source.columns(table);
        target.begin();
        target.database().rows().clear(table);
        target.database().rows().write(table, columns, new ByteArrayInputStream(source.rows(table)));
        target.database().commit();
        return source.digest(table);
    }

    private static void writeOver(Application application, String rows) throws SQLException {
        application.begin();
        application.database().rows().writingOver("t", application.columns("t")).orElseThrow().accept(Application.text(rows));
        application.database().commit();
    }

    @Test
    void rowsTakeThePlaceOfThoseInTheirWay() throws SQLException {
        try (var application = application("create table t (id int primary key, slot int unique, x varchar(9));\n"
                + "insert into t values (1, 10, 'a'), (2, 20, 'b'), (3, 30, 'c'), (4, 40, 'd')")) {
            writeOver(application, "1\t20\tA\n2\t10\tB\n5\t40\tE\n");
            assertThat(application.all("t")).isEqualTo("[1\t20\tA, 2\t10\tB, 3\t30\tc, 5\t40\tE]");
        }
    }

    @Test
    void longRowsTakeThePlaceOfOthers() throws SQLException {
        try (var application = application("create table t (id int primary key, x longtext);\ninsert into t values (1, 'a'), (2, 'b')")) {
            writeOver(application, "1\t" + "x".repeat(5 << 20) + "\n");
            assertThat(application.one("select group_concat(id, ':', char_length(x) order by id) from t")).isEqualTo("1:" + (5 << 20) + ",2:1");
        }
    }

    @Test
    void everyTypeArrivesAsItLeft() throws SQLException {
        try (var source = application(TYPES + ROWS); var target = application(TYPES)) {
            var sent = move(source, target, "t");

            assertThat(sent.rows()).isEqualTo(7);
            assertThat(target.all("t")).isEqualTo(source.all("t"));
            assertThat(target.digest("t")).isEqualTo(sent);
            assertThat(target.one("select group_concat(gen, vir order by id) from t where id = 6")).isEqualTo("\r\n!7");
            assertThat(target.one("select st_srid(ls) from t where id = 7")).isEqualTo("4326");
            assertThat(target.one("select d = 0.1e0 + 0.2e0 from t where id = 5")).isEqualTo("1");
        }
    }

    @Test
    void anEnumsErrorIsNotItsEmptyLabel() throws SQLException {
        var table = "create table t (id int primary key, e enum('', 'a'));\n";
        try (var source = application(table); var target = application(table)) {
            source.run("insert ignore into t values (1, 'zz'), (2, ''), (3, 'a')");

            assertThat(move(source, target, "t")).isEqualTo(target.digest("t"));
            assertThat(target.one("select group_concat(e + 0 order by id) from t")).isEqualTo("0,1,2");
        }
    }

    @Test
    void aLonelyTextMayBeEmptyOrNull() throws SQLException {
        var table = "create table t (x varchar(10));\n";
        try (var source = application(table + "insert into t values (''), (null), ('\\\\N'), ('\\n'), ('')"); var target = application(table)) {
            assertThat(move(source, target, "t")).isEqualTo(target.digest("t")).extracting(TableDigest::rows).isEqualTo(5L);
            assertThat(target.one("select count(*) from t where x = ''")).isEqualTo("2");
        }
    }

    @Test
    void aCountedColumnKeepsItsZero() throws SQLException {
        var table = "create table t (id int auto_increment primary key, x int);\n";
        try (var source = application(table + "insert into t values (0, 1), (7, 2)"); var target = application(table)) {
            assertThat(move(source, target, "t")).isEqualTo(target.digest("t"));
            assertThat(target.one("select group_concat(id order by id) from t")).isEqualTo("0,7");
        }
    }

    @Test
    void aLargeValuePasses() throws SQLException {
        var table = "create table t (id int primary key, x longblob, y longtext);\n";
        try (var source = application(table + "insert into t values (1, repeat(x'00ff0a', 17000000), repeat('🚢', 3000000))");
                var target = application(table)) {
            assertThat(move(source, target, "t")).isEqualTo(target.digest("t")).extracting(TableDigest::rows).isEqualTo(1L);
            assertThat(target.one("select length(x) from t")).isEqualTo("51000000");
        }
    }

    @Test
    void everyTypeStandsBesideALongValue() throws SQLException {
        var types = TYPES.replace("gen varchar", "long1 longblob, gen varchar");
        try (var source = application(types + ROWS); var target = application(types)) {
            source.run("update t set long1 = repeat(x'00ff0a5c', 1500000), tx = if(id = 4, repeat('a\\\\\\t', 1000000), tx)");

            assertThat(move(source, target, "t")).isEqualTo(target.digest("t")).extracting(TableDigest::rows).isEqualTo(7L);
            assertThat(target.all("t")).isEqualTo(source.all("t"));
        }
    }

    @Test
    void awkwardNamesAreQuoted() throws SQLException {
        var table = "create table `t``?{0}` (`a ``b\\c` int primary key, `select` varchar(9), `it's` varchar(9), `-- x` blob);\n";
        try (var source = application(table + "insert into `t``?{0}` values (1, 'a', 'b', 'c')"); var target = application(table)) {
            assertThat(move(source, target, "t`?{0}")).isEqualTo(target.digest("t`?{0}")).extracting(TableDigest::rows).isEqualTo(1L);
        }
    }

    @Test
    void textOfOtherCharacterSetsArrives() throws SQLException {
        var table = "create table t (id int primary key, l varchar(20) character set latin1, s varchar(20) character set sjis, u text character set utf16,"
                + " k varchar(9) character set koi8r, a varchar(9) character set ascii, m varchar(9) character set utf8mb3);\n";
        try (var source = application(table + "insert into t values (1, 'é€', '日本', '🚢é', 'Ж', 'a\\\\', 'ü')"); var target = application(table)) {
            assertThat(move(source, target, "t")).isEqualTo(target.digest("t"));
            assertThat(target.one("select concat(l, convert(s using utf8mb4), convert(u using utf8mb4), convert(k using utf8mb4)) from t"))
                    .isEqualTo("é€日本🚢éЖ");
        }
    }
}
