package stepferry.tables.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import stepferry.model.TableDigest;

/** Every type leaves one database and arrives in another whose roles and defaults are as awkward as they can be. */
class RoundTripTest {
    private static final String TYPES = """
            create extension hstore; create extension citext; create extension ltree;
            create type mood as enum ('sad', 'it''s "ok"', 'a,b');
            create type pair as (x int, y text);
            create domain positive as numeric check (value > 0);
            create table t (id int primary key, flag bool, i2 smallint, i8 bigint, f4 real, f8 double precision, n numeric, n2 numeric(38,12),
                m money, c char(5), vc varchar(20), tx text, tx_c text collate "C", ci citext, nm name, ch "char",
                by bytea, d date, tm time(3), tmz timetz, ts timestamp, tsz timestamptz, iv interval, u uuid, j json, jb jsonb, jp jsonpath,
                x xml, b bit(5), vb bit varying, ip inet, net cidr, mac macaddr, mac8 macaddr8, pt point, ln line, sg lseg, bx box, pa path,
                po polygon, ci2 circle, tsv tsvector, tsq tsquery, r4 int4range, rts tstzrange, mr int4multirange, e mood, p pair, dm positive,
                h hstore, lt ltree, ta text[], ia int[], ma mood[], pa2 pair[], tsa timestamptz[], rc regclass, o oid, lsn pg_lsn,
                gen text generated always as (vc || '!') stored);
            """;
    private static final String ROWS = """
            insert into t (id) values (1);
            insert into t values (2, true, -32768, -9223372036854775808, 1.17549435e-38, 5e-324, 'NaN', 1.100000000000,
                '-1234.56', 'ab', 'ü', E'tab\\t nl\\n cr\\r back\\\\ \\\\. \\x01', 'C', 'CiText', 'a name', 'x',
                '\\x00ff5c0a', '4713-01-01 BC', '23:59:59.999', '23:59:59+05:45', '294276-12-31 23:59:59.999999', '1945-05-01 03:00 Asia/Kathmandu',
                '-1 mon +2 days -03:00:00.000001', '00000000-0000-0000-0000-00000000000f', '{"a" :  [1, null], "a": "\\u00e9"}',
                '{"b": 1.10, "a": null}', '$.a[*] ? (@ > 1)', '<a b="1">é</a>text', '10101', '1', '::1', '10.0.0.0/8',
                '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05', '(1.5,-0)', '{1,2,3}', '[(0,0),(1,1)]', '(1,1),(0,0)', '[(0,0),(1,1)]',
                '((0,0),(1,1),(1,0))', '<(0,0),1>', '''it''''s'':1A b:2', '''a'' & !b', '[1,5)', '["2024-03-31 01:30+00",)', '{[1,2),[5,6)}',
                'it''s "ok"', '(1,"a,\\"b")', 0.1, '"a=>b"=>"NULL", c=>NULL', 'a.b.c', '{NULL,"NULL","",a}', '[0:1]={1,2}', '{sad,"a,b"}',
                '{"(1,x)",NULL}', '{"2024-10-27 00:30+00"}', 'pg_class', 4294967295, '16/B374D848');
            insert into t (id, f4, f8, d, ts, tsz, iv, vc, j, rts) values
                (3, 'NaN', '-0', 'infinity', '-infinity', 'infinity', '178000000 years', '', 'null', 'empty'),
                (4, '-Infinity', 0.1, '5874897-12-31', '2024-02-29 24:00', '2024-10-27 02:30 Europe/Berlin', '-00:00:00.5', '\\N', '"\\\\N"', null);
            """;
    private static final List<String> AWKWARD = List.of("timezone = 'Asia/Kathmandu'", "datestyle = 'SQL, DMY'", "intervalstyle = 'sql_standard'",
            "bytea_output = 'escape'", "extra_float_digits = -15", "xmloption = 'document'", "array_nulls = off",
            "quote_all_identifiers = on", "standard_conforming_strings = off", "default_transaction_read_only = on",
            "default_transaction_isolation = 'serializable'", "statement_timeout = '2s'", "lock_timeout = '1ms'");

    @Test
    void everyTypeArrivesAsItLeft() throws SQLException {
        try (var source = Application.of(TYPES + ROWS); var target = awkward(TYPES)) {
            var sent = move(source, target, "t");

            assertThat(sent.rows()).isEqualTo(4);
            assertThat(target.digest("t")).isEqualTo(sent);
            assertThat(target.rows("t", target.columns("t"))).isEqualTo(source.rows("t", source.columns("t")));
            assertThat(target.one("select gen from t where id = 2")).isEqualTo("ü!");
        }
    }

    @Test
    void itComesBackFromTheAwkwardOne() throws SQLException {
        try (var source = awkward(TYPES); var target = Application.of(TYPES)) {
            source.begin();
            source.run(ROWS);
            source.database().commit();

            assertThat(move(source, target, "t")).isEqualTo(target.digest("t"));
        }
    }

    @Test
    void rowsWithoutColumnsArrive() throws SQLException {
        var table = "create table t ();";
        try (var source = Application.of(table + "insert into t default values; insert into t default values");
                var target = Application.of(table)) {
            assertThat(move(source, target, "t")).isEqualTo(target.digest("t")).extracting(TableDigest::rows).isEqualTo(2L);
        }
    }

    @Test
    void identityColumnsTakeTheSourcesValues() throws SQLException {
        var table = "create table t (id int generated always as identity, x text);";
        try (var source = Application.of(table + "insert into t (x) values ('a'), ('b'); delete from t where id = 1");
                var target = Application.of(table)) {
            assertThat(move(source, target, "t")).isEqualTo(target.digest("t"));
            assertThat(target.one("select id from t")).isEqualTo("2");
        }
    }

    @Test
    void aPartitionedTablesRowsBelongToItsPartitions() throws SQLException {
        var tables = """
                create table t (id int, x text) partition by range (id);
                create table t1 partition of t for values from (0) to (10);
                create table t2 partition of t for values from (10) to (20);""";
        try (var source = Application.of(tables + "insert into t values (1, 'a'), (11, 'b')");
                var target = Application.of(tables)) {
            assertThat(move(source, target, "t").rows()).isZero();
            assertThat(move(source, target, "t1")).isEqualTo(target.digest("t1"));
            assertThat(move(source, target, "t2")).isEqualTo(target.digest("t2"));
            assertThat(target.one("select count(*) from t")).isEqualTo("2");
        }
    }

    @Test
    void anInheritingTablesRowsAreItsOwn() throws SQLException {
        var tables = "create table t (id int); create table child (x text) inherits (t);";
        try (var source = Application.of(tables + "insert into t values (1); insert into child values (2, 'b')");
                var target = Application.of(tables)) {
            assertThat(move(source, target, "t").rows()).isEqualTo(1);
            assertThat(move(source, target, "child").rows()).isEqualTo(1);
            assertThat(target.one("select count(*) from t")).isEqualTo("2");

            assertThat(target.database().rows().clear("t")).isEqualTo(1);
            assertThat(target.one("select count(*) from child")).isEqualTo("1");
        }
    }

    private static TableDigest move(Application source, Application target, String table) {
        var columns = source.columns(table);
        target.begin();
        target.database().rows().clear(table);
        target.database().rows().write(table, columns, new ByteArrayInputStream(source.rows(table, columns)));
        target.database().commit();
        return source.digest(table);
    }

    private static Application awkward(String script) throws SQLException {
        try (var first = Application.of(script)) {
            for (var setting : AWKWARD) {
                first.run("do $$ begin execute format('alter database %I set " + setting.replace("'", "''") + "', current_database()); end $$");
            }
            return Application.at(first.url());
        }
    }
}
