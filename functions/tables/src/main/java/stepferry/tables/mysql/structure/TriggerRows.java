package stepferry.tables.mysql.structure;

import static stepferry.tables.mysql.Backticks.quote;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stepferry.model.structure.Trigger;

/** Triggers in the order in which they fire, without the account that made them. */
final class TriggerRows {
    private static final String QUERY = """
            SELECT EVENT_OBJECT_TABLE AS relation, TRIGGER_NAME AS name, ACTION_TIMING AS moment, EVENT_MANIPULATION AS event,
                ACTION_STATEMENT AS body, SQL_MODE AS mode
            FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = ?
            ORDER BY EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER""";

    private TriggerRows() {}

    static Map<String, List<Trigger>> read(Catalogue catalogue) throws SQLException {
        return catalogue.byRelation(QUERY, row -> new Trigger(
                row.text("name"),
                "CREATE TRIGGER " + quote(row.text("name")) + " " + row.text("moment") + " " + row.text("event") + " ON "
                        + quote(row.text("relation")) + " FOR EACH ROW " + row.text("body"),
                "", false, List.of(), "ORIGIN", false, Optional.of(row.text("mode")), Optional.empty()));
    }
}
