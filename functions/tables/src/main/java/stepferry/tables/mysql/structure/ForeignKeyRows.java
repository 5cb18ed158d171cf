package stepferry.tables.mysql.structure;

import static stepferry.tables.mysql.Backticks.quote;
import static stepferry.tables.mysql.Backticks.quoteAll;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stepferry.model.structure.Constraint;
import stepferry.model.structure.ConstraintKind;
import stepferry.model.structure.Reference;

/** Foreign keys. */
final class ForeignKeyRows {
    private static final String COLUMNS = """
            SELECT TABLE_NAME AS relation, CONSTRAINT_NAME AS name, COLUMN_NAME AS field,
                REFERENCED_TABLE_SCHEMA AS other_schema, REFERENCED_TABLE_NAME AS other, REFERENCED_COLUMN_NAME AS other_field
            FROM information_schema.KEY_COLUMN_USAGE
            WHERE TABLE_SCHEMA = ? AND REFERENCED_TABLE_NAME IS NOT NULL
            ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION""";
    private static final String ACTIONS = """
            SELECT TABLE_NAME AS relation, CONSTRAINT_NAME AS name, DELETE_RULE AS on_delete, UPDATE_RULE AS on_update
            FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ?""";
    // Both refuse at once on InnoDB, and both are what happens when nothing is said.
    private static final Set<String> REFUSING = Set.of("RESTRICT", "NO ACTION");

    private record Name(String table, String constraint) {}

    private record Field(Name key, String column, String otherSchema, String other, String otherColumn) {}

    private ForeignKeyRows() {}

    static Map<String, List<Constraint>> read(Catalogue catalogue) throws SQLException {
        var actions = new HashMap<Name, String>();
        catalogue.list(ACTIONS, row -> actions.put(name(row),
                action("DELETE", row.text("on_delete")) + action("UPDATE", row.text("on_update"))));
        var keys = new HashMap<Name, List<Field>>();
        var order = new ArrayList<Name>();
        catalogue.list(COLUMNS, row -> keys.computeIfAbsent(name(row), name -> {
            order.add(name);
            return new ArrayList<>();
        }).add(field(row)));
        var found = new HashMap<String, List<Constraint>>();
        for (var name : order) {
            found.computeIfAbsent(name.table(), table -> new ArrayList<>())
                    .add(constraint(name.constraint(), keys.get(name), actions.getOrDefault(name, ""), catalogue.schema()));
        }
        return found;
    }

    private static Name name(Row row) throws SQLException {
        return new Name(row.text("relation"), row.text("name"));
    }

    private static Field field(Row row) throws SQLException {
        return new Field(name(row), row.text("field"), row.text("other_schema"), row.text("other"), row.text("other_field"));
    }

    private static String action(String event, String rule) {
        return REFUSING.contains(rule) ? "" : " ON " + event + " " + rule;
    }

    private static Constraint constraint(String name, List<Field> fields, String actions, String schema) {
        var first = fields.getFirst();
        var outside = !first.otherSchema().equals(schema);
        var columns = fields.stream().map(Field::column).toList();
        var others = fields.stream().map(Field::otherColumn).toList();
        return new Constraint(name, ConstraintKind.FOREIGN_KEY,
                "FOREIGN KEY (" + quoteAll(columns) + ") REFERENCES " + (outside ? quote(first.otherSchema()) + "." : "")
                        + quote(first.other()) + " (" + quoteAll(others) + ")" + actions,
                columns, false, false, false, true, Optional.of(new Reference(first.other(), others, outside)), Optional.empty());
    }
}
