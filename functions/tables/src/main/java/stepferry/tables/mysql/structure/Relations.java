package stepferry.tables.mysql.structure;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything of the schema that goes by a table's name. */
record Relations(List<Relation> all, Map<String, Relation> byName) {
    private static final String QUERY = """
            SELECT TABLE_NAME AS name, TABLE_TYPE AS type, ENGINE AS engine, TABLE_COLLATION AS collation,
                CREATE_OPTIONS AS options, TABLE_COMMENT AS comment
            FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? ORDER BY CAST(TABLE_NAME AS BINARY)""";

    /** A row of the list of tables. */
    record Relation(
            String name, String type, Optional<String> engine, Optional<String> collation, String options, Optional<String> comment) {
        /** Whether its rows can be moved: a base table whose changes a transaction can take back. */
        boolean carried() {
            return type.equals("BASE TABLE") && engine.filter("InnoDB"::equals).isPresent();
        }

        boolean view() {
            return type.equals("VIEW");
        }

        boolean partitioned() {
            return options.contains("partitioned");
        }
    }

    static Relations read(Catalogue catalogue) throws SQLException {
        var all = catalogue.list(QUERY, row -> new Relation(row.text("name"), row.text("type"), row.optional("engine"),
                row.optional("collation"), row.nullable("options").orElse(""), row.optional("comment")));
        return new Relations(all, all.stream().collect(Collectors.toMap(Relation::name, Function.identity())));
    }

    Set<String> names() {
        return byName.keySet();
    }

    Optional<String> collation(String table) {
        return Optional.ofNullable(byName.get(table)).flatMap(Relation::collation);
    }
}
