package stepferry.tables;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepferry.model.rules.VariableStore;

/** The rows in which an application keeps its environment's variables: the few rows that are neither carried nor digested. */
public final class VariableRows {
    private static final String NOW = "current_timestamp(6)";

    private final Statements statements;
    private final UnaryOperator<String> quote;
    private final String table;

    /** Runs SQL on the database's connection, within its transaction; values are bound. */
    public interface Statements {
        /** @return the number of rows */
        long run(String what, String sql, Object... values);

        List<Map<String, Object>> rows(String what, String sql, Object... values);
    }

    /**
     * A variable's row without its value.
     *
     * @param type what stands in the type column, if there is one and it is not null
     * @param empty whether there is no value
     */
    public record Row(String name, Optional<String> type, boolean empty) {}

    /**
     * Columns beside those of the variable itself that take the time of writing.
     *
     * @param made at the first writing
     * @param changed at each
     */
    public record Stamps(Set<String> made, Set<String> changed) {
        public Stamps {
            made = Set.copyOf(made);
            changed = Set.copyOf(changed);
        }
    }

    /**
     * Rows of a table.
     *
     * @param quote how a name becomes SQL
     * @param table the table's name as SQL
     */
    public VariableRows(Statements statements, UnaryOperator<String> quote, String table) {
        this.statements = statements;
        this.quote = quote;
        this.table = table;
    }

    /** Every row that has a name. */
    public List<Row> all(VariableStore store) {
        var name = quote.apply(store.name());
        var value = quote.apply(store.value());
        var sql = "select " + name + " as variable, " + store.type().map(quote).orElse("null") + " as kind, case when " + value + " is null or "
                + value + " = '' then 1 else 0 end as hollow from " + table + " where " + name + " is not null order by 1";
        return statements.rows("reading the variables' names", sql).stream()
                .map(row -> new Row(text(row, "variable").orElseThrow(), text(row, "kind"), number(row, "hollow") == 1)).toList();
    }

    /** A few values, as stored, of variables of a type. */
    public List<String> some(VariableStore store, String type, int most) {
        var value = quote.apply(store.value());
        var sql = "select " + value + " as content from " + table + " where " + quote.apply(store.type().orElseThrow()) + " = ? and " + value
                + " <> '' limit " + most;
        return statements.rows("reading variables to try the key on", sql, type).stream().flatMap(row -> text(row, "content").stream()).toList();
    }

    /**
     * Sets a variable.
     *
     * @param type what stands in the type column from then on, if there is one
     */
    public void put(VariableStore store, String name, String type, String value, Stamps stamps) {
        if (update(store, name, type, value, stamps) == 0) {
            insert(store, name, type, value, stamps);
        }
    }

    private long update(VariableStore store, String name, String type, String value, Stamps stamps) {
        var set = new ArrayList<>(List.of(quote.apply(store.value()) + " = ?"));
        store.type().ifPresent(column -> set.add(quote.apply(column) + " = ?"));
        stamps.changed().stream().sorted().forEach(column -> set.add(quote.apply(column) + " = " + NOW));
        return statements.run("setting variable " + name, "update " + table + " set " + String.join(", ", set) + " where "
                + quote.apply(store.name()) + " = ?", bound(store, value, type, name));
    }

    private void insert(VariableStore store, String name, String type, String value, Stamps stamps) {
        var stamped = new LinkedHashSet<>(stamps.made().stream().sorted().toList());
        stamped.addAll(stamps.changed());
        var bound = bound(store, value, type, name);
        var columns = Stream.of(Stream.of(store.value()), store.type().stream(), Stream.of(store.name()), stamped.stream())
                .flatMap(each -> each).map(quote).collect(Collectors.joining(", "));
        var values = Stream.concat(Stream.of(bound).map(_ -> "?"), stamped.stream().map(_ -> NOW)).collect(Collectors.joining(", "));
        statements.run("adding variable " + name, "insert into " + table + " (" + columns + ") values (" + values + ")", bound);
    }

    private static Object[] bound(VariableStore store, String value, String type, String name) {
        return store.type().isPresent() ? new Object[] {value, type, name} : new Object[] {value, name};
    }

    private static Optional<String> text(Map<String, Object> row, String column) {
        return Optional.ofNullable(row.get(column)).map(Object::toString);
    }

    private static long number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).longValue();
    }
}
