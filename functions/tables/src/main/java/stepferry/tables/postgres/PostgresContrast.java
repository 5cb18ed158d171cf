package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.quote;
import static stepferry.tables.Identifiers.quoteAll;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import stepferry.model.KeyRange;
import stepferry.model.plan.SampleRow;
import stepferry.model.rules.RowReference;
import stepferry.tables.Contrast;
import stepferry.tables.NameHash;
import stepferry.tables.Portion;
import stepferry.tables.RowKey;
import stepferry.tables.Sampling;

/** A stage's rows beside those of its table, by a key; values are compared as the stage compares them when it merges. */
final class PostgresContrast implements Contrast {
    private static final String OTHER_UNIQUE = """
            select exists (select from pg_index where indrelid = to_regclass(?) and (indisunique or indisexclusion) and not indisprimary) as found""";

    private final Sql sql;
    private final PostgresStage stage;
    private final RowKey key;
    private final List<String> columns;

    /** @param columns those that are compared */
    PostgresContrast(Sql sql, PostgresStage stage, RowKey key, List<String> columns) {
        this.sql = sql;
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

    @Override
    public long unmet(RowReference reference) {
        var column = "s." + quote(reference.column());
        var astray = column + " is not null and not exists (select from only " + quote(reference.referencedTable()) + " as r where r."
                + quote(reference.referencedColumn()) + "::text = " + column + "::text)";
        return count(waiting() + stage.missing(key) + " and " + astray) + count(pairs() + " where " + astray);
    }

    /** Tried on a copy of the table, which has its constraints and is nobody else's. */
    @Override
    public OptionalLong admitted() {
        if (!sql.one(comparing(), OTHER_UNIQUE, quote(stage.table())).orElseThrow().get("found", Boolean.class)) {
            return OptionalLong.of(missing());
        }
        var copy = "stepferry_copy_" + NameHash.of(stage.table());
        sql.run(comparing(), "create temporary table " + quote(copy) + " (like " + quote(stage.table())
                + " including indexes including generated) on commit drop");
        sql.run(comparing(), "insert into pg_temp." + quote(copy) + " (" + quoteAll(stage.columns()) + ") overriding system value select "
                + quoteAll(stage.columns()) + " from only " + quote(stage.table()));
        long admitted = stage.over(copy).addAdmitted(key);
        sql.run(comparing(), "drop table pg_temp." + quote(copy));
        return OptionalLong.of(admitted);
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
                .map(c -> "row(s." + quote(c) + ")::record *<> row(t." + quote(c) + ")::record").toList();
        return rows(pairs(), "t", differs, sampling);
    }

    /** @param differs of each value whether it differs; empty where rows stand on one side only */
    private List<SampleRow> rows(String from, String side, List<String> differs, Sampling sampling) {
        var values = columns.stream().filter(column -> !key.columns().contains(column)).toList();
        var asked = sampling.fields(side, key.columns(), values, differs, PostgresContrast::text);
        var order = key.columns().stream().map(column -> side + "." + quote(column) + "::text collate \"C\"").collect(Collectors.joining(", "));
        return sql.rows(comparing(), "select " + String.join(", ", asked) + from + " order by " + order + " limit " + sampling.most()).stream()
                .map(row -> sampling.row(row, key.columns(), values, !differs.isEmpty()))
                .toList();
    }

    private static String text(String alias, String column) {
        return "left(" + alias + "." + quote(column) + "::text, " + Sampling.asked() + ")";
    }

    private String pairs() {
        return " from only " + quote(stage.table()) + " as t join " + stage.counted() + " as s on " + stage.differs(key, columns);
    }

    private String waiting() {
        return " from " + stage.counted() + " as s";
    }

    private String standing() {
        return " from only " + quote(stage.table()) + " as t";
    }

    private long count(String from) {
        return sql.one(comparing(), "select count(*) as n" + from).orElseThrow().get("n", Long.class);
    }

    private String comparing() {
        return "comparing rows with table '" + stage.table() + "'";
    }
}
