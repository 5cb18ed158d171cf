package stepferry.tables.mysql.structure;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import stepferry.model.structure.OutOfScope;
import stepferry.tables.mysql.structure.Relations.Relation;

/** What a schema holds and Stepferry does not carry. */
final class OutOfScopeRows {
    private static final String ROUTINES =
            "SELECT ROUTINE_TYPE AS kind, ROUTINE_NAME AS name FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = ?";
    private static final String EVENTS =
            "SELECT 'event' AS kind, EVENT_NAME AS name FROM information_schema.EVENTS WHERE EVENT_SCHEMA = ?";
    private static final String FOREIGN_KEYS = """
            SELECT DISTINCT 'foreign key to another schema' AS kind, CONCAT(CONSTRAINT_NAME, ' on ', TABLE_NAME) AS name
            FROM information_schema.KEY_COLUMN_USAGE
            WHERE TABLE_SCHEMA = ? AND REFERENCED_TABLE_SCHEMA <> TABLE_SCHEMA""";

    private OutOfScopeRows() {}

    static List<OutOfScope> read(Catalogue catalogue, Relations relations) throws SQLException {
        var found = new ArrayList<OutOfScope>();
        for (var query : List.of(ROUTINES, EVENTS, FOREIGN_KEYS)) {
            found.addAll(catalogue.list(query, row -> new OutOfScope(row.text("kind").toLowerCase(Locale.ROOT), row.text("name"))));
        }
        relations.all().stream().filter(each -> !each.carried() && !each.view())
                .forEach(each -> found.add(new OutOfScope(kind(each), each.name())));
        found.sort(Comparator.comparing(OutOfScope::kind).thenComparing(OutOfScope::name));
        return found;
    }

    private static String kind(Relation relation) {
        return switch (relation.type()) {
            case "BASE TABLE" -> "table of storage engine " + relation.engine().orElse("unknown");
            case "SYSTEM VERSIONED" -> "system-versioned table";
            default -> relation.type().toLowerCase(Locale.ROOT);
        };
    }
}
