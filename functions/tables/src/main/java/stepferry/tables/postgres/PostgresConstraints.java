package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.literal;
import static stepferry.tables.Identifiers.quote;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.structure.ForeignKey;
import stepferry.model.structure.Table;
import stepferry.model.structure.Trigger;
import stepferry.tables.Constraints;
import stepferry.tables.OutsideKey;

/** Foreign keys and triggers of PostgreSQL, handled so that the owner's rights suffice. */
final class PostgresConstraints implements Constraints {
    private static final int SAMPLES = 5;
    private static final String OUTSIDE_KEYS = """
            select r.relname::text as points_at, k.conname::text as name, k.conrelid::regclass::text as from_table,
                k.confdeltype in ('c', 'n', 'd') as acts, array(select '(' || quote_ident(a.attname) || ') is not null'
                    from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.conkey)) as filled,
                has_table_privilege(k.conrelid, 'select') as readable
            from pg_constraint k join pg_class r on r.oid = k.confrelid join pg_class c on c.oid = k.conrelid
            where k.contype = 'f' and k.conparentid = 0 and c.relnamespace <> r.relnamespace
                and r.relnamespace = quote_ident(current_schema())::regnamespace and r.relname = any (?)
            order by 1, 2""";

    private final Sql sql;

    PostgresConstraints(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void suspend(Collection<ForeignKey> keys) {
        sql.runAll("suspending foreign keys", keys.stream().map(key -> alter(key) + "drop constraint " + quote(key.name())).toList());
    }

    @Override
    public void restore(Collection<ForeignKey> keys) {
        // PostgreSQL alters no table that has deferred checks pending.
        sql.run("checking deferred constraints", "set constraints all immediate");
        for (var key : keys) {
            sql.run("marking a place", "savepoint stepferry_key");
            try {
                sql.runAll("checking foreign key '" + key.name() + "'",
                        List.of(alter(key) + "add constraint " + quote(key.name()) + " " + key.definition() + comment(key)));
            } catch (Rejected e) {
                // Rows of another schema are not ours to look through: there the database's own words have to do.
                if (e.code() != ErrorCode.CONSTRAINT_VIOLATED || key.outside()) {
                    throw e;
                }
                sql.run("going back", "rollback to savepoint stepferry_key");
                throw violated(key, e);
            }
        }
    }

    private static String comment(ForeignKey key) {
        return key.comment().map(text -> ";\ncomment on constraint " + quote(key.name()) + " on " + quote(key.table()) + " is " + literal(text))
                .orElse("");
    }

    private Rejected violated(ForeignKey key, Rejected cause) {
        return new Rejected(ErrorCode.CONSTRAINT_VIOLATED, "After the load, rows of table '" + key.table()
                + "' would point at rows of '" + key.referencedTable() + "' that are not there (foreign key '" + key.name()
                + "', " + String.join(", ", key.columns()) + " = " + samples(key)
                + "): give both tables rules that fit together, or mend those rows", cause)
                .at("table", key.table()).at("constraint", key.name());
    }

    private String samples(ForeignKey key) {
        var columns = key.columns().stream().map(c -> "c." + quote(c)).toList();
        var same = IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i) + " = p." + quote(key.referencedColumns().get(i)))
                .collect(Collectors.joining(" and "));
        var present = columns.stream().map(c -> c + " is not null").collect(Collectors.joining(" and "));
        return sql.rows("looking for the rows", "select distinct row(" + String.join(", ", columns) + ")::text as sample from "
                        + quote(key.table()) + " as c where " + present + " and not exists (select from "
                        + quote(key.referencedTable()) + " as p where " + same + ") order by 1 limit " + SAMPLES).stream()
                .map(row -> (String) row.get("sample"))
                .collect(Collectors.joining(", "));
    }

    @Override
    public List<OutsideKey> outsideKeys(Collection<String> tables) {
        return sql.rows("looking for foreign keys of other schemas", OUTSIDE_KEYS, (Object) tables.toArray(String[]::new)).stream()
                .map(this::outsideKey)
                .toList();
    }

    private OutsideKey outsideKey(Map<String, Object> row) {
        var from = (String) row.get("from_table");
        return new OutsideKey((String) row.get("points_at"), (String) row.get("name"), from, (Boolean) row.get("acts"),
                !(Boolean) row.get("readable") || hasRows(from, String.join(" and ", (String[]) row.get("filled"))));
    }

    private boolean hasRows(String from, String filled) {
        return sql.one("looking at table " + from, "select exists (select from " + from + " where " + filled + ") as found").orElseThrow()
                .get("found", Boolean.class);
    }

    @Override
    public void silence(Collection<Table> tables) {
        sql.runAll("silencing triggers", triggers(tables, trigger -> "disable trigger"));
    }

    @Override
    public void unsilence(Collection<Table> tables) {
        sql.runAll("waking triggers", triggers(tables, PostgresConstraints::mode));
    }

    private static List<String> triggers(Collection<Table> tables, java.util.function.Function<Trigger, String> action) {
        return tables.stream().flatMap(table -> awake(table)
                .map(trigger -> "alter table only " + quote(table.name()) + " " + action.apply(trigger) + " " + quote(trigger.name())))
                .toList();
    }

    private static Stream<Trigger> awake(Table table) {
        return table.userTriggers().stream().filter(trigger -> !trigger.enabled().equals("DISABLED"));
    }

    private static String mode(Trigger trigger) {
        return switch (trigger.enabled()) {
            case "ALWAYS" -> "enable always trigger";
            case "REPLICA" -> "enable replica trigger";
            default -> "enable trigger";
        };
    }

    private static String alter(ForeignKey key) {
        return "alter table " + quote(key.table()) + " ";
    }
}
