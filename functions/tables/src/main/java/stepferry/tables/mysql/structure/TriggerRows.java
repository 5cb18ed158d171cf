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
                        + quote(row.text("relation")) + " FOR EACH ROW " + body(catalogue, row),
                "", false, List.of(), "ORIGIN", false, Optional.of(row.text("mode")), Optional.empty()));
    }

    // A trigger that came with other statements in one text keeps the semicolon between them.
    private static String bare(String body) {
        var text = body.strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text;
    }

    // MySQL prints the body in its catalogue without the quotes that were doubled in it.
    private static String body(Catalogue catalogue, Row row) throws SQLException {
        if (catalogue.server().mariaDb()) {
            return bare(row.text("body"));
        }
        var shown = catalogue.shownTrigger(row.text("name"));
        var words = Word.of(shown);
        for (var at = 2; at < words.size(); at++) {
            if (words.get(at).is("ROW") && words.get(at - 1).is("EACH") && words.get(at - 2).is("FOR")) {
                return bare(shown.substring(words.get(at).end()));
            }
        }
        throw new SQLException("SHOW CREATE TRIGGER does not show what " + row.text("name") + " does");
    }
}
