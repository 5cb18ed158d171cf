package stepferry.tables.mysql.structure;

import static stepferry.tables.mysql.Backticks.quote;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stepferry.model.structure.Column;
import stepferry.model.structure.Constraint;
import stepferry.model.structure.ConstraintKind;
import stepferry.model.structure.Index;

/** Primary keys and indexes. A unique index is what a unique constraint is on these engines. */
record KeyRows(Catalogue catalogue, Map<String, List<Column>> columns, Map<String, Map<String, List<KeyRows.Part>>> keys) {
    private static final String PRIMARY = "PRIMARY";
    private static final String QUERY = """
            SELECT TABLE_NAME AS relation, INDEX_NAME AS name, NON_UNIQUE AS ambiguous, COLUMN_NAME AS field,
                COLLATION AS direction, SUB_PART AS prefix, INDEX_TYPE AS type, INDEX_COMMENT AS comment,
                %s AS expression, %s AS hidden
            FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX""";

    /** One part of a key, with what the whole key is. */
    record Part(
            Optional<String> column, boolean descending, Optional<Integer> prefix, boolean unique, String type,
            Optional<String> comment, Optional<String> expression, boolean hidden) {
        /** Whether the key is over values as they are, and not over words, places or likeness. */
        boolean ordered() {
            return !IndexSql.SORTS.contains(type);
        }

        String sql() {
            return quote(column.orElseThrow())
                    + (ordered() ? prefix.map(length -> "(" + length + ")").orElse("") : "") + (descending ? " DESC" : "");
        }

        boolean plain() {
            return column.isPresent() && !(ordered() && prefix.isPresent());
        }
    }

    static KeyRows read(Catalogue catalogue, Map<String, List<Column>> columns) throws SQLException {
        var keys = new LinkedHashMap<String, Map<String, List<Part>>>();
        var query = catalogue.server().mariaDb()
                ? QUERY.formatted("NULL", "IGNORED")
                : QUERY.formatted("EXPRESSION", "IF(IS_VISIBLE = 'NO', 'YES', 'NO')");
        catalogue.list(query, row -> keys
                .computeIfAbsent(row.text("relation"), table -> new LinkedHashMap<>())
                .computeIfAbsent(row.text("name"), key -> new ArrayList<>())
                .add(part(row)));
        return new KeyRows(catalogue, columns, keys);
    }

    private static Part part(Row row) throws SQLException {
        return new Part(row.optional("field"), "D".equals(row.text("direction")), row.optional("prefix").map(Integer::valueOf),
                row.number("ambiguous") == 0, row.text("type"), row.optional("comment"), row.optional("expression"),
                row.yes("hidden"));
    }

    Optional<Constraint> primaryKey(String table) {
        return Optional.ofNullable(of(table).get(PRIMARY)).map(parts -> new Constraint(PRIMARY, ConstraintKind.PRIMARY_KEY,
                "PRIMARY KEY (" + String.join(", ", parts.stream().map(Part::sql).toList()) + ")",
                parts.stream().flatMap(part -> part.column().stream()).toList(),
                false, false, false, true, Optional.empty(), parts.getFirst().comment()));
    }

    List<Index> indexes(String table) throws SQLException {
        var found = new ArrayList<Index>();
        for (var key : of(table).entrySet()) {
            if (!key.getKey().equals(PRIMARY)) {
                found.add(index(table, key.getKey(), key.getValue()));
            }
        }
        return found;
    }

    private Map<String, List<Part>> of(String table) {
        return keys.getOrDefault(table, Map.of());
    }

    private Index index(String table, String name, List<Part> parts) throws SQLException {
        var first = parts.getFirst();
        var fields = fields(table, name, parts);
        var parser = first.type().equals("FULLTEXT") ? catalogue.shown(table).parser(name) : Optional.<String>empty();
        var hidden = catalogue.server().mariaDb() ? " IGNORED" : " INVISIBLE";
        return new Index(
                name,
                first.unique(),
                (first.ordered() ? "" : first.type() + " ") + "(" + fields + ")"
                        + parser.map(plugin -> " WITH PARSER " + plugin).orElse("") + (first.hidden() ? hidden : ""),
                parts.stream().allMatch(Part::plain) ? parts.stream().flatMap(part -> part.column().stream()).toList() : List.of(),
                Names.among(columns.getOrDefault(table, List.of()), fields),
                false,
                false,
                first.comment());
    }

    // MySQL prints the expression of a part with its quotes escaped.
    private String fields(String table, String name, List<Part> parts) throws SQLException {
        if (parts.stream().anyMatch(part -> part.expression().isPresent())) {
            return catalogue.shown(table).parts(name).orElseThrow(
                    () -> new SQLException("SHOW CREATE TABLE does not show the index " + name + " of " + table));
        }
        return String.join(", ", parts.stream().map(Part::sql).toList());
    }
}
