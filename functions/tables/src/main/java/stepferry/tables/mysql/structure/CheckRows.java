package stepferry.tables.mysql.structure;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stepferry.model.structure.Column;
import stepferry.model.structure.Constraint;
import stepferry.model.structure.ConstraintKind;

/** Checks of tables; MariaDB also has checks that belong to a column and are written with it. */
final class CheckRows {
    private static final String MARIADB = """
            SELECT TABLE_NAME AS relation, CONSTRAINT_NAME AS name, CHECK_CLAUSE AS expression, 'YES' AS enforced
            FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ? AND LEVEL = '%s'
            ORDER BY TABLE_NAME, CONSTRAINT_NAME""";
    private static final String MYSQL = """
            SELECT TABLE_NAME AS relation, CONSTRAINT_NAME AS name, NULL AS expression, ENFORCED AS enforced
            FROM information_schema.TABLE_CONSTRAINTS WHERE TABLE_SCHEMA = ? AND CONSTRAINT_TYPE = 'CHECK'
            ORDER BY TABLE_NAME, CONSTRAINT_NAME""";

    private record Check(String name, Optional<String> expression, boolean enforced) {}

    private CheckRows() {}

    /** By table and column. */
    static Map<String, Map<String, String>> ofColumns(Catalogue catalogue) throws SQLException {
        var checks = new HashMap<String, Map<String, String>>();
        if (catalogue.server().mariaDb()) {
            catalogue.list(MARIADB.formatted("Column"), row -> checks
                    .computeIfAbsent(row.text("relation"), table -> new HashMap<>())
                    .put(row.text("name"), row.text("expression")));
        }
        return checks;
    }

    static Map<String, List<Constraint>> ofTables(Catalogue catalogue, Map<String, List<Column>> columns) throws SQLException {
        if (!catalogue.server().hasChecks()) {
            return Map.of();
        }
        return catalogue.byRelation(catalogue.server().mariaDb() ? MARIADB.formatted("Table") : MYSQL, row -> {
            var table = row.text("relation");
            var check = new Check(row.text("name"), row.optional("expression"), row.yes("enforced"));
            var expression = check.expression().isPresent()
                    ? check.expression()
                    : catalogue.shown(table).check(check.name());
            return constraint(check, expression.orElseThrow(
                    () -> new SQLException("SHOW CREATE TABLE does not show the check " + check.name() + " of " + table)),
                    columns.getOrDefault(table, List.of()));
        });
    }

    private static Constraint constraint(Check check, String expression, List<Column> columns) {
        return new Constraint(check.name(), ConstraintKind.CHECK,
                "CHECK (" + expression + ")" + (check.enforced() ? "" : " NOT ENFORCED"), Names.among(columns, expression),
                false, false, false, check.enforced(), Optional.empty(), Optional.empty());
    }
}
