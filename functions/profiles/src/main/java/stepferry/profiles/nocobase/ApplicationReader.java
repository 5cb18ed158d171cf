package stepferry.profiles.nocobase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.structure.Structure;

/** Reads what an application keeps about itself: its collections, their relations, its version. */
final class ApplicationReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TRUE = Set.of("t", "true", "1");

    private final Connection connection;
    private final String schema;
    private final Naming naming;
    private final Structure structure;

    ApplicationReader(Connection connection, String schema, Naming naming, Structure structure) {
        this.connection = connection;
        this.schema = schema;
        this.naming = naming;
        this.structure = structure;
    }

    /** Every row of {@code collections}, by name. */
    List<CollectionRow> collections() {
        return rows("collections", List.of("name", "options")).stream()
                .map(row -> new CollectionRow(row.get(0), json("collections", row.get(0), row.get(1))))
                .toList();
    }

    /** The many-to-many relations that fields declare, and those of the application's own tables that no field row shows. */
    List<Relation> relations() {
        var declared = rows("fields", List.of("collectionName", "name", "type", "options")).stream()
                .filter(row -> "belongsToMany".equals(row.get(2)))
                .flatMap(row -> relation(row.get(0), json("fields", row.get(0) + "." + row.get(1), row.get(3))));
        var known = Resource.THROUGH_TABLES.lines().stream().map(cells -> new Relation(cells[1], cells[2], cells[0]));
        return Stream.concat(declared, known).toList();
    }

    /** Every row of {@code fields} that relates collections. */
    List<RelationField> relationFields() {
        return rows("fields", List.of("collectionName", "name", "type", "options")).stream()
                .filter(row -> RelationField.TYPES.contains(row.get(2)))
                .map(row -> new RelationField(row.get(0), row.get(2), json("fields", row.get(0) + "." + row.get(1), row.get(3))))
                .toList();
    }

    /** The version that the application stored last; empty if it stored none. */
    Optional<String> version() {
        return rows("applicationVersion", List.of("value")).stream().map(List::getFirst).filter(v -> !v.isBlank()).findFirst();
    }

    /** The names of the plugins that are enabled. */
    List<String> plugins() {
        return rows("applicationPlugins", List.of("name", "enabled")).stream()
                .filter(row -> TRUE.contains(row.get(1)))
                .map(List::getFirst)
                .toList();
    }

    /** The given columns of every row of a collection's table, missing values as empty text, sorted; no rows without a table. */
    List<List<String>> rows(String collection, List<String> fields) {
        var table = naming.find(collection, structure);
        return table.isEmpty() ? List.of() : select(table.get(), fields.stream().map(naming::column).toList());
    }

    /** How many rows a table has. */
    long count(String table) {
        return Long.parseLong(query(table, "count(*)", 1).getFirst().getFirst());
    }

    private List<List<String>> select(String table, List<String> columns) {
        var known = structure.table(table).orElseThrow();
        columns.stream().filter(column -> known.column(column).isEmpty()).findFirst().ifPresent(column -> {
            throw new Rejected(ErrorCode.PROFILE_MISMATCH, "Table '" + table + "' has no column '" + column
                    + "', which every NocoBase that this profile knows has. Give the environment the profile generic")
                    .at("table", table);
        });
        var list = String.join(", ", columns.stream().map(this::quoted).toList());
        return query(table, list, columns.size()).stream().sorted((a, b) -> a.toString().compareTo(b.toString())).toList();
    }

    private List<List<String>> query(String table, String list, int columns) {
        var sql = "SELECT " + list + " FROM " + quoted(schema) + "." + quoted(table);
        try (var statement = connection.createStatement(); var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<List<String>>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (var i = 1; i <= columns; i++) {
                    row.add(Optional.ofNullable(result.getString(i)).orElse(""));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw ReadFailure.of(e, schema, table);
        }
    }

    private Stream<Relation> relation(String source, JsonNode options) {
        var through = options.path("through").asText("");
        var target = options.path("target").asText("");
        return through.isEmpty() ? Stream.of() : Stream.of(new Relation(source, target.isEmpty() ? source : target, through));
    }

    private JsonNode json(String collection, String row, String text) {
        try {
            return JSON.readTree(text.isBlank() ? "{}" : text);
        } catch (JsonProcessingException e) {
            throw new Rejected(ErrorCode.PROFILE_MISMATCH, "The options of row '" + row + "' in '" + naming.table(collection)
                    + "' are not JSON: repair them in the application", e).at("table", naming.table(collection)).at("row", row);
        }
    }

    private String quoted(String name) {
        var mark = switch (structure.engine()) {
            case POSTGRESQL -> "\"";
            case MYSQL, MARIADB -> "`";
        };
        return mark + name.replace(mark, mark + mark) + mark;
    }
}
