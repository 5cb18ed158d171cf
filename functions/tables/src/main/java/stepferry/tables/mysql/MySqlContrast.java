package stepferry.tables.mysql;

import static stepferry.tables.mysql.Backticks.quote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import stepferry.model.KeyRange;
import stepferry.model.plan.SampleRow;
import stepferry.model.rules.RowReference;
import stepferry.tables.Contrast;
import stepferry.tables.Portion;
import stepferry.tables.RowKey;
import stepferry.tables.Sampling;

/** A stage's rows beside those of its table, by a key; values are compared as the stage compares them when it merges. */
final class MySqlContrast implements Contrast {
    private static final String UNIQUE = """
            select index_name as name, column_name as part, sub_part as length from information_schema.statistics
            where table_schema = database() and table_name = ? and non_unique = 0 order by index_name, seq_in_index""";

    private final Session session;
    private final MySqlStage stage;
    private final RowKey key;
    private final List<String> columns;

    /** @param columns those that are compared */
    MySqlContrast(Session session, MySqlStage stage, RowKey key, List<String> columns) {
        this.session = session;
        this.stage = stage;
        this.key = key;
        this.columns = columns;
    }

    @Override
    public long missing() {
        return count(waiting() + stage.missing(key));
    }

    @Override
    public long differing() {
        return count(pairs());
    }

    @Override
    public long absent(Optional<String> filter, List<KeyRange> stretches) {
        return count(standing() + going(filter, stretches).clause());
    }

    @Override
    public Portion going(Optional<String> filter, List<KeyRange> stretches) {
        return new Portion(stage.table(), stage.absent(key, filter, stretches));
    }

    @Override
    public Portion staying(Optional<String> filter, List<KeyRange> stretches) {
        return new Portion(stage.table(), stage.absent(key, Optional.empty(), stretches)
                + filter.map(condition -> " and (" + condition + "\n) is not true").orElse(""));
    }

    /** The rows that are there are listed once, not looked up: as texts they have no index. */
    @Override
    public long unmet(RowReference reference) {
        var referenced = "r." + quote(reference.referencedColumn());
        var astray = "cast(s." + quote(reference.column()) + " as char) not in (select cast(" + referenced + " as char) from "
                + quote(reference.referencedTable()) + " as r where " + referenced + " is not null)";
        return count(waiting() + stage.missing(key) + " and " + astray) + count(pairs() + " where " + astray);
    }

    /** Tried on a copy of the table, which has its unique keys and is nobody else's. */
    @Override
    public OptionalLong admitted() {
        var unique = session.rows(comparing(), UNIQUE, stage.table());
        if (unique.stream().allMatch(part -> part.get("name").equals("PRIMARY"))) {
            return OptionalLong.of(missing());
        }
        // What is computed from other columns would not be computed in the copy.
        return unique.stream().allMatch(part -> part.get("part") != null && stage.has((String) part.get("part")))
                ? OptionalLong.of(admitted(keys(unique)))
                : OptionalLong.empty();
    }

    private static String keys(List<Map<String, Object>> unique) {
        var keys = new LinkedHashMap<Object, List<String>>();
        unique.forEach(part -> keys.computeIfAbsent(part.get("name"), _ -> new ArrayList<>())
                .add(quote((String) part.get("part")) + (part.get("length") == null ? "" : "(" + part.get("length") + ")")));
        return keys.values().stream().map(parts -> "unique key (" + String.join(", ", parts) + ")").collect(Collectors.joining(", "));
    }

    private long admitted(String keys) {
        var copy = MySqlStage.temporary("copy", stage.table());
        var coming = MySqlStage.temporary("coming", stage.table());
        session.runAll(comparing(), List.of(
                "create temporary table " + copy + " (" + keys + ") engine = InnoDB as select " + stage.names() + " from " + quote(stage.table()),
                "create temporary table " + coming + " engine = InnoDB as select " + stage.names() + waiting() + stage.missing(key)));
        long admitted = session.run(comparing(), "insert ignore into " + copy + " (" + stage.names() + ") select " + stage.names()
                + " from " + coming);
        session.runAll(comparing(), List.of("drop temporary table " + copy, "drop temporary table " + coming));
        return admitted;
    }

    @Override
    public List<SampleRow> waitingRows(Sampling sampling) {
        return rows(waiting(), "s", List.of(), sampling);
    }

    @Override
    public List<SampleRow> missingRows(Sampling sampling) {
        return rows(waiting() + stage.missing(key), "s", List.of(), sampling);
    }

    @Override
    public List<SampleRow> absentRows(Optional<String> filter, List<KeyRange> stretches, Sampling sampling) {
        return rows(standing() + going(filter, stretches).clause(), "t", List.of(), sampling);
    }

    @Override
    public List<SampleRow> differingRows(Sampling sampling) {
        var differs = columns.stream().filter(column -> !key.columns().contains(column))
                .map(column -> "not (" + stage.column(column).same("s", "t") + ")").toList();
        return rows(pairs(), "t", differs, sampling);
    }

    /** @param differs of each value whether it differs; empty where rows stand on one side only */
    private List<SampleRow> rows(String from, String side, List<String> differs, Sampling sampling) {
        var values = columns.stream().filter(column -> !key.columns().contains(column)).toList();
        var asked = new ArrayList<>(List.of("1 as row_found"));
        asked.addAll(sampling.fields(side, key.columns(), values, differs, this::text));
        var order = key.columns().stream().map(column -> "cast(" + text(side, column) + " as binary)").collect(Collectors.joining(", "));
        return session.rows(comparing(), "select " + String.join(", ", asked) + from + " order by " + order + " limit " + sampling.most()).stream()
                .map(row -> sampling.row(row, key.columns(), values, !differs.isEmpty()))
                .toList();
    }

    private String text(String alias, String column) {
        return stage.column(column).begins(alias, Sampling.asked());
    }

    private String pairs() {
        return " from " + quote(stage.table()) + " as t join " + stage.name() + " as s on " + stage.differs(key, columns);
    }

    private String waiting() {
        return " from " + stage.name() + " as s";
    }

    private String standing() {
        return " from " + quote(stage.table()) + " as t";
    }

    private long count(String from) {
        return session.one(comparing(), "select count(*) as n" + from).orElseThrow().get("n", Long.class);
    }

    private String comparing() {
        return "comparing rows with table '" + stage.table() + "'";
    }
}
