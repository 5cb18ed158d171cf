package stepferry.tables.mysql;

import static stepferry.tables.mysql.Backticks.quote;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import stepferry.tables.KeyMap;

/**
 * Keys of waiting rows and of the table, side by side in a temporary table. What points at a row need not be of the key's own type, so
 * keys are looked up by the hash of their text. Since MySQL cannot name a temporary table twice in a statement, what is found goes to a
 * table of its own first, and maps that are looked into are copied.
 */
final class MySqlKeys implements KeyMap {
    private static final int SAMPLES = 5;
    private static final List<String> NUMBERED = List.of("tinyint", "smallint", "mediumint", "int", "bigint", "decimal");
    private static final String FOUND = MySqlStage.temporary("found", "");

    private final Session session;
    private final MySqlStage stage;
    private final TypedColumn column;
    private final String map;

    private MySqlKeys(Session session, MySqlStage stage, TypedColumn column) {
        this.session = session;
        this.stage = stage;
        this.column = column;
        this.map = MySqlStage.temporary("keys", stage.table());
    }

    static MySqlKeys of(Session session, MySqlStage stage, TypedColumn column) {
        var keys = new MySqlKeys(session, stage, column);
        session.runAll(keys.mapping(), List.of("drop temporary table if exists " + keys.map,
                keys.create(keys.map, keys.selection("s." + column.quoted()) + " limit 0")));
        return keys;
    }

    /** What a key is looked up by. */
    static String word(String text) {
        return "unhex(md5(" + text + "))";
    }

    String name() {
        return map;
    }

    @Override
    public long match(List<String> naturalKey, Map<String, KeyMap> references) {
        var same = new ArrayList<String>();
        var joins = new StringBuilder();
        var copies = new ArrayList<String>();
        for (var name : naturalKey) {
            if (references.get(name) instanceof MySqlKeys other) {
                var copy = copy(other, copies.size());
                var alias = "r" + copies.size();
                copies.add(copy);
                joins.append(" left join ").append(copy).append(" as ").append(alias).append(" on ").append(alias).append(".word = ")
                        .append(word(stage.column(name).read("s")));
                same.add("(s." + quote(name) + " is null or " + alias + ".word is not null)");
                same.add(stage.column(name).sameAs(alias + ".target", "t." + quote(name)));
            } else {
                same.add("s." + quote(name) + " <=> t." + quote(name) + " and " + stage.column(name).same("s", "t"));
            }
        }
        long found = add(selection("t." + column.quoted()) + joins + " join " + quote(stage.table()) + " as t on " + String.join(" and ", same)
                + " where " + unmapped());
        copies.forEach(this::dropCopy);
        return found;
    }

    private String copy(MySqlKeys other, int number) {
        var copy = MySqlStage.temporary("reference " + number, "");
        session.runAll(mapping(), List.of("drop temporary table if exists " + copy,
                "create temporary table " + copy + " (key (word)) engine = InnoDB as select * from " + other.map));
        return copy;
    }

    private void dropCopy(String copy) {
        session.run(mapping(), "drop temporary table " + copy);
    }

    @Override
    public void assign() {
        var free = "not exists (select 1 from " + quote(stage.table()) + " as t where t." + column.quoted() + " = s." + column.quoted() + ")";
        add(selection("s." + column.quoted()) + " where " + unmapped() + " and " + free);
        var taken = samples();
        if (!taken.isEmpty()) {
            add(selection(fresh(taken)) + " where " + unmapped());
        }
    }

    private String fresh(List<String> taken) {
        var type = session.one(mapping(), "select lower(data_type) as type from information_schema.columns"
                        + " where table_schema = database() and table_name = ? and column_name = ?", stage.table(), column.name())
                .orElseThrow().get("type", String.class);
        if (NUMBERED.contains(type)) {
            return highest(stage.name()).max(highest(quote(stage.table()))).toPlainString()
                    + " + row_number() over (order by s." + column.quoted() + ")";
        }
        if (type.equals("uuid")) {
            return "uuid()";
        }
        throw KeyMap.noNewKeys(stage.table(), type, taken);
    }

    private BigDecimal highest(String from) {
        return session.one(mapping(), "select coalesce(max(" + column.quoted() + "), 0) + 0 as top from " + from + session.seeingLatest())
                .orElseThrow().get("top", BigDecimal.class);
    }

    private List<String> samples() {
        return session.rows(mapping(), "select " + column.shown("s") + " as k from " + stage.name() + " as s where " + unmapped()
                        + " order by k limit " + SAMPLES).stream()
                .map(row -> (String) row.get("k"))
                .toList();
    }

    /** @return how many keys were added */
    private long add(String selection) {
        session.runAll(mapping(), List.of("drop temporary table if exists " + FOUND, create(FOUND, selection)));
        long found = session.run(mapping(), "insert into " + map + " select * from " + FOUND);
        session.run(mapping(), "drop temporary table " + FOUND);
        return found;
    }

    private String create(String name, String selection) {
        return "create temporary table " + name + " (key (word)) engine = InnoDB as " + selection;
    }

    private String selection(String target) {
        return "select " + word(column.read("s")) + " as word, s." + column.quoted() + " as source, " + target + " as target from "
                + stage.name() + " as s";
    }

    void drop() {
        session.run(mapping(), "drop temporary table if exists " + map);
    }

    private String unmapped() {
        return "not exists (select 1 from " + map + " as m where m.word = " + word(column.read("s")) + ")";
    }

    private String mapping() {
        return "mapping the keys of table '" + stage.table() + "'";
    }
}
