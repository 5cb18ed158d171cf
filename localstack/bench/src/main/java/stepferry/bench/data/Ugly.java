package stepferry.bench.data;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import stepferry.model.Engine;

/**
 * Values of a megabyte, arrays, a column of every type, and a table of two hundred columns. On PostgreSQL only.
 *
 * @param scale 1 for about 300 MB
 */
record Ugly(double scale) implements DataSet {
    private static final int COLUMNS = 200;
    private static final String BROAD = "insert into ${table} select i, " + columns("concat(${edition}, i + %1$d)") + " from ${numbers}";
    private static final String TEXTS = """
            insert into ${table} select i, (select string_agg(md5(concat(i, ${edition}, n)), '') from generate_series(1, 32768) n) from ${numbers}
            """;
    private static final String BYTES = """
            insert into ${table} select i,
              (select string_agg(decode(md5(concat(i, ${edition}, n)), 'hex'), ''::bytea) from generate_series(1, 65536) n) from ${numbers}
            """;
    private static final String ARRAYS = """
            insert into ${table} select i, array[i, i + 1, null, -i], array[concat('a "quoted" one \\ ', i), ${edition}, null, ''],
              array[[i, 1], [2, 3]]::numeric[], array[${day}], array['{"a": 1}'::jsonb, 'null'::jsonb] from ${numbers}
            """;
    private static final String TYPES = """
            insert into ${table} select i, i % 2 = 0, (i % 30000)::smallint, i, i::bigint * 4000000000, i / 7.0, i / 7.0, 'NaN', i * 1.5,
              concat(${edition}, E'\\ttab\\nline \\\\ ', i), 'x', 'fixed', decode(md5(concat(i, ${edition})), 'hex'), ${day},
              time '10:00' + i * interval '1 s', timestamp '2025-01-01' + i * interval '1 s', timestamptz '2025-01-01 00:00Z' + i * interval '1 s',
              i * interval '1 hour', md5(i::text)::uuid, concat('{"i": ', i, '}')::json, concat('{"e": "', ${edition}, '"}')::jsonb,
              '<a>1</a>', '10.0.0.1', '10.0.0.0/8', '08:00:2b:01:02:03', point(i, 1), box(point(0, 0), point(i, i)), int4range(i, i + 5),
              tstzrange(null, timestamptz '2025-01-01 00:00Z'), B'101', to_tsvector('simple', concat('word ', i)), 12.34, 'good', null from ${numbers}
            """;

    @Override
    public String letter() {
        return "W";
    }

    @Override
    public String mainTable() {
        return "wide_texts";
    }

    @Override
    public List<String> statements(Engine engine, State state) {
        if (engine != Engine.POSTGRESQL) {
            throw new IllegalArgumentException("The wide and ugly tables are PostgreSQL's");
        }
        return List.of(
                "create type mood as enum ('bad', 'good')",
                "create table wide_texts (id int primary key, body text)",
                filled(TEXTS, "wide_texts", 120, state),
                "create table wide_bytes (id int primary key, body bytea)",
                filled(BYTES, "wide_bytes", 80, state),
                "create table arrays (id int primary key, numbers int[], words text[], grid numeric[], days date[], documents jsonb[])",
                filled(ARRAYS, "arrays", 100_000, state),
                "create table every_type (id int primary key, a boolean, b smallint, c int, d bigint, e real, f double precision, g double precision,"
                        + " h numeric, i text, j \"char\", k char(9), l bytea, m date, n time, o timestamp, p timestamptz, q interval, r uuid,"
                        + " s json, t jsonb, u text, v inet, w cidr, x macaddr, y point, z box, aa int4range, ab tstzrange, ac bit varying(8),"
                        + " ad tsvector,"
                        + " ae money, af mood, ag text)",
                filled(TYPES, "every_type", 100_000, state),
                "create table broad (id int primary key, " + columns("c%1$d text") + ")",
                filled(BROAD, "broad", 10_000, state));
    }

    private String filled(String template, String table, long rows, State state) {
        long scaled = Math.max(1, Math.round(rows * scale));
        return Dialect.of(Engine.POSTGRESQL).written(template, table, state.edition(scaled), scaled);
    }

    private static String columns(String each) {
        return IntStream.rangeClosed(1, COLUMNS).mapToObj(each::formatted).collect(Collectors.joining(", "));
    }
}
