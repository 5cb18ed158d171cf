package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import stepferry.tables.KeyMap;

/** Keys of waiting rows and of the table, side by side in a temporary table. */
final class PostgresKeys implements KeyMap {
    private static final int SAMPLES = 5;
    private static final List<String> NUMBERED = List.of("int2", "int4", "int8", "numeric");

    private final Sql sql;
    private final PostgresStage stage;
    private final String column;
    private final String map;

    private PostgresKeys(Sql sql, PostgresStage stage, String column) {
        this.sql = sql;
        this.stage = stage;
        this.column = quote(column);
        this.map = PostgresStage.temporary("keys", stage.table());
    }

    static PostgresKeys of(Sql sql, PostgresStage stage, String column) {
        var keys = new PostgresKeys(sql, stage, column);
        sql.run(keys.mapping(), "create temporary table " + keys.map + " on commit drop as select " + keys.column + " as source, "
                + keys.column + " as target from " + stage.name() + " with no data");
        return keys;
    }

    String name() {
        return map;
    }

    @Override
    public long match(List<String> naturalKey, Map<String, KeyMap> references) {
        var here = new ArrayList<String>();
        var joins = new StringBuilder();
        var known = new StringBuilder();
        for (int i = 0; i < naturalKey.size(); i++) {
            var value = "s." + quote(naturalKey.get(i));
            if (references.get(naturalKey.get(i)) instanceof PostgresKeys other) {
                joins.append(" left join ").append(other.map).append(" as r").append(i).append(" on r").append(i).append(".source::text = ")
                        .append(value).append("::text");
                known.append(" and (").append(value).append(" is null or r").append(i).append(".source is not null)");
                value = "r" + i + ".target";
            }
            here.add(value);
        }
        var there = naturalKey.stream().map(c -> "t." + quote(c)).collect(Collectors.joining(", "));
        return sql.run(mapping(), "insert into " + map + " select s." + column + ", t." + column + " from " + stage.name() + " as s" + joins
                + " join only " + quote(stage.table()) + " as t on row(" + String.join(", ", here) + ")::text = row(" + there + ")::text"
                + " where " + unmapped() + known);
    }

    @Override
    public void assign() {
        var free = "not exists (select from only " + quote(stage.table()) + " as t where t." + column + " = s." + column + ")";
        sql.run(mapping(), "insert into " + map + " select s." + column + ", s." + column + " from " + stage.name() + " as s where "
                + unmapped() + " and " + free);
        var taken = samples();
        if (!taken.isEmpty()) {
            sql.run(mapping(), "insert into " + map + " select s." + column + ", " + fresh(taken) + " from " + stage.name() + " as s where "
                    + unmapped());
        }
        // Whatever points at these rows looks its keys up here, written as text since the types may differ.
        sql.runAll(mapping(), List.of("create index on " + map + " ((source::text))", "analyze " + map));
    }

    private String fresh(List<String> taken) {
        var type = sql.one(mapping(), "select format_type(a.atttypid, null) as type, t.typname as name from pg_attribute as a"
                + " join pg_type as t on t.oid = a.atttypid where a.attrelid = to_regclass(?) and a.attname = 'source'", map).orElseThrow();
        var name = type.get("name", String.class);
        if (NUMBERED.contains(name)) {
            return "((select greatest((select max(" + column + ") from only " + quote(stage.table()) + "), (select max(" + column + ") from "
                    + stage.name() + "))) + row_number() over (order by s." + column + "))::" + type.get("type", String.class);
        }
        if (name.equals("uuid")) {
            return "gen_random_uuid()";
        }
        throw KeyMap.noNewKeys(stage.table(), type.get("type", String.class), taken);
    }

    private List<String> samples() {
        return sql.rows(mapping(), "select s." + column + "::text as k from " + stage.name() + " as s where " + unmapped()
                        + " order by k limit " + SAMPLES).stream()
                .map(row -> (String) row.get("k"))
                .toList();
    }

    void drop() {
        sql.run(mapping(), "drop table " + map);
    }

    private String unmapped() {
        return "not exists (select from " + map + " as m where m.source = s." + column + ")";
    }

    private String mapping() {
        return "mapping the keys of table '" + stage.table() + "'";
    }
}
